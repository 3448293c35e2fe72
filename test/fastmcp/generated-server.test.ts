import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, suite, test } from 'node:test';
import type { Choice } from '../../src/codegen/wiring';
import { after, plan, usual, write } from '../codegen/generated';
import type { FaultRun } from '../server/fault';
import { checkFindings } from '../unit/rules/check-findings';
import { createHeadless } from '../unit/rules/headless-run';
import { agreeingBrowser } from './consent';
import { fastmcpPythons } from './servers';
import { startGenerated } from './start-generated';

/** A server that has no auth yet. */
const notesServer = `from fastmcp import FastMCP

mcp = FastMCP("notes")


@mcp.tool
def list_notes() -> str:
    return "- buy milk"


@mcp.tool
def add_note(text: str) -> str:
    return text
`;

/** Wirings for which the authorization server of the tests can stand in. */
const choices: readonly Choice[] = ['remote', 'oauth-proxy', 'oidc-proxy'].map((wiring) => ({
  ...usual,
  wiring,
  algorithm: 'ES256',
  strict: true,
  // Who signs in here is not given that scope, so the tool is not to be seen.
  toolScopes: [{ tool: 'add_note', scopes: ['notes:write'] }],
}));

for (const [version, python] of Object.entries(fastmcpPythons())) {
  suite(`a generated server on FastMCP ${version}`, () => {
    let root: string;
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    for (const choice of choices) {
      const { wiring } = choice;
      test(`${wiring}: people sign in, and tokens for others are refused`, async () => {
        const folder = join(root, wiring);
        const numbers = version.split('.').map(Number);
        const known = { ...choice, version: { numbers, text: version, from: 'the test' } };
        const project = { files: [{ path: 'server.py', text: notesServer }], installed: {} };
        await write(folder, after(project, plan(project, known)).files);
        const started = await startGenerated(python, folder, { ...usual, wiring });
        try {
          const browser = agreeingBrowser();
          const run: FaultRun = {
            settings: { probeSignsIn: true },
            ...(wiring === 'remote' && { secrets: { probeKey: started.signingKey } }),
          };
          const headless = createHeadless(`${started.origin}/mcp`, run, browser);
          const trace = await headless.run('probe');
          assert.equal(trace.status, 'probed', trace.stop?.says);
          assert.deepEqual(
            trace.findings.map(({ rule }) => rule),
            [],
          );
          assert.deepEqual(
            trace.facts.tools?.map(({ name }) => name),
            ['list_notes'],
          );
          const refused = trace.facts.refusals?.probes.filter(
            (probe) => probe.sent && probe.verdict === 'refused',
          );
          assert.ok((refused?.length ?? 0) >= 4, 'few tokens were tried');
          checkFindings(trace);
        } finally {
          await started.close();
        }
      });
    }
  });
}
