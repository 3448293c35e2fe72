import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, suite, test } from 'node:test';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { after, plan, usual, write } from '../codegen/generated';
import { startAuthorizationServer } from '../server/authorization-server';
import type { FaultRun } from '../server/fault';
import { issuerWithPath } from '../server/faults/parts/path-issuer';
import { openPort } from '../server/open-port';
import { newSigningKey } from '../server/signing-key';
import { checkFindings } from '../unit/rules/check-findings';
import { createHeadless } from '../unit/rules/headless-run';
import { agreeingBrowser } from './consent';
import { startPython } from './python-child';
import { fastmcpPythons } from './servers';

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

const client = { id: 'upstream', secret: 'a secret of the tests alone' };

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
        const started = await startGenerated(python, folder, wiring);
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

async function startGenerated(python: string, folder: string, wiring: string) {
  const script = join(process.cwd(), 'test', 'fastmcp', 'serve_project.py');
  const child = startPython(python, [script, folder], folder);
  const origin = await child.line();
  const port = await openPort(0);
  const signingKey = newSigningKey();
  const { issuer, change } = issuerWithPath(port.origin, undefined, true);
  const proxied = wiring !== 'remote';
  const authorization = await startAuthorizationServer({
    port,
    resources: [{ uri: `${origin}/mcp`, scopes: usual.scopes }],
    autoApprove: true,
    signingKey,
    ...(!proxied && { change }),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${origin}/auth/callback`],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
  });
  const own = proxied ? port.origin : issuer;
  const environment: { readonly [name: string]: string } = {
    MCP_BASE_URL: origin,
    MCP_AUTH_ISSUER: own,
    MCP_AUTH_JWKS_URI: authorization.jwksUri,
    MCP_AUTH_AUDIENCE: `${origin}/mcp`,
    MCP_UPSTREAM_AUTHORIZATION_ENDPOINT: `${own}/auth`,
    MCP_UPSTREAM_TOKEN_ENDPOINT: `${own}/token`,
    MCP_UPSTREAM_CLIENT_ID: client.id,
    MCP_UPSTREAM_CLIENT_SECRET: client.secret,
    OIDC_CONFIG_URL: `${own}/.well-known/openid-configuration`,
    OIDC_AUDIENCE: `${origin}/mcp`,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    MCP_JWT_SIGNING_KEY: 'a signing key of more than forty-eight characters for tests',
    MCP_STORAGE_ENCRYPTION_KEYS: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
    MCP_STORAGE_FOLDER: join(folder, 'storage'),
  };
  const asked =
    wiringsByTarget.fastmcp.find(({ id }) => id === wiring)?.env({ ...usual, wiring }) ?? [];
  for (const { name } of asked) assert.ok(environment[name] !== undefined, name);
  child.tell(environment);
  await child.line();
  return {
    origin,
    signingKey: JSON.stringify(signingKey),
    async close() {
      await child.close();
      await authorization.close();
    },
  };
}
