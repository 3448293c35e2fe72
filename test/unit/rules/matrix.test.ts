import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { healthyServers } from '../../server/faults/groups/healthy';
import { passableServers } from '../../server/faults/groups/passable';
import { faults } from '../../server/faults/list';
import { checkFindings } from './check-findings';
import { checkSecrets } from './check-secrets';
import { runHeadless } from './headless-run';

suite('each server brings exactly its findings', { concurrency: 4 }, () => {
  for (const fault of faults) {
    test(`${fault.name}: ${fault.says}`, { timeout: 20_000 }, async () => {
      const server = await fault.start();
      try {
        const { trace, secrets } = await runHeadless(server.url, server.run);
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          fault.findings,
          trace.stop?.says ?? 'it did not stop',
        );
        const worst = trace.findings.some(({ severity }) => severity !== 'info');
        if (healthyServers.includes(fault)) assert.ok(!worst, 'a healthy server has a fault');
        if (passableServers.includes(fault)) assert.ok(worst, 'nothing is wrong with this server');
        const { end } = fault;
        if ('stopsAt' in end) assert.equal(trace.stop?.step, end.stopsAt);
        else assert.equal(trace.status, end.status, trace.stop?.says ?? '');
        checkFindings(trace);
        checkSecrets(trace, secrets);
        if (trace.status === 'signed-in') {
          const kinds = new Set(secrets.values());
          const browser = ['code', 'code_verifier', 'state'];
          const { grant = 'authorization_code' } = trace.facts.clientIdentity ?? {};
          for (const kind of ['access_token', ...(grant === 'authorization_code' ? browser : [])]) {
            assert.ok(kinds.has(kind), `the watch has seen no ${kind}`);
          }
        }
      } finally {
        await server.close();
      }
    });
  }
});
