import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { FaultRun } from '../server/fault';
import { checkFindings } from '../unit/rules/check-findings';
import { checkSecrets } from '../unit/rules/check-secrets';
import { createHeadless } from '../unit/rules/headless-run';
import { agreeingBrowser } from './consent';
import { expected, expectedOfProbes } from './expected';
import { type FastmcpServers, fastmcpPythons, startFastmcpServers } from './servers';

for (const [version, python] of Object.entries(fastmcpPythons())) {
  suite(`FastMCP ${version}`, () => {
    let servers: FastmcpServers;
    before(async () => {
      servers = await startFastmcpServers(python);
    });
    after(() => servers?.close());

    test('every wiring has an expectation, and every expectation a wiring', () => {
      assert.deepEqual(Object.keys(servers.origins).sort(), Object.keys(expected).sort());
    });

    for (const [name, { path = '/mcp', findings, status }] of Object.entries(expected)) {
      test(`${name}: ${findings.join(', ') || 'nothing to say'}`, async () => {
        const headless = createHeadless(servers.origins[name] + path, {}, agreeingBrowser());
        const trace = await headless.run('sign-in');
        const found = trace.findings.map(({ rule }) => rule);
        assert.deepEqual(found, findings, trace.stop?.says);
        assert.equal(trace.status, status);
        checkFindings(trace);
        checkSecrets(trace, headless.secrets);
      });
    }

    for (const [name, findings] of Object.entries(expectedOfProbes)) {
      test(`${name}, probed: ${findings.join(', ') || 'refuses all that it must'}`, async () => {
        const run: FaultRun = {
          settings: { probeSignsIn: true },
          secrets: { probeKey: servers.signingKey },
        };
        const headless = createHeadless(`${servers.origins[name]}/mcp`, run, agreeingBrowser());
        const trace = await headless.run('probe');
        const found = trace.findings.map(({ rule }) => rule);
        assert.deepEqual(found, findings, trace.stop?.says);
        assert.equal(trace.status, 'probed');
        checkFindings(trace);
        checkSecrets(trace, headless.secrets);
      });
    }
  });
}
