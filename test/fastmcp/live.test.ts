import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import * as era2025 from '../../src/client/era-2025';
import * as era2026 from '../../src/client/era-2026';
import { openHttpSession } from '../../src/client/http-session';
import { memorySecrets, nodePorts } from '../../src/node/node-ports';
import { createLiveAccess } from '../../src/oauth/live-access';
import { createTokenStore } from '../../src/oauth/token-store';
import { lanesOf } from '../../src/report/sequence-lanes';
import { ears } from '../unit/client/live-ears';
import { createHeadless } from '../unit/rules/headless-run';
import { agreeingBrowser } from './consent';
import { type FastmcpServers, fastmcpPythons, startFastmcpServers } from './servers';

for (const [version, python] of Object.entries(fastmcpPythons())) {
  suite(`a session that stays open with FastMCP ${version}`, () => {
    let servers: FastmcpServers;
    before(async () => {
      servers = await startFastmcpServers(python);
    });
    after(() => servers?.close());

    for (const wiring of ['no-auth', 'healthy-remote', 'healthy-proxy'] as const) {
      test(wiring, async () => {
        const url = `${servers.origins[wiring]}/mcp`;
        const secrets = memorySecrets();
        const access = createLiveAccess({
          ports: nodePorts,
          server: { url, headers: {} },
          inTheClear: false,
        });
        assert.ok(access);
        const open = () =>
          openHttpSession(
            {
              url,
              transport: 'http',
              statelessWire: true,
              fetch: access.fetch,
              limits: { hello: 10_000, call: 10_000 },
            },
            { loadEra2025: () => era2025, loadEra2026: () => era2026 },
            ears().events,
          );
        if (wiring !== 'no-auth') {
          assert.equal((await open()).kind, 'refused');
          const headless = createHeadless(url, {}, { ...agreeingBrowser(), secrets });
          const trace = await headless.run('sign-in');
          assert.equal(trace.status, 'signed-in');
          // A proxy sends the login on to the provider behind it.
          const goesOn = lanesOf(trace).some(({ id }) => id === 'upstream');
          assert.equal(goesOn, wiring === 'healthy-proxy');
          const signIn = await createTokenStore(secrets, nodePorts.now).find(url);
          assert.ok(signIn);
          access.use(signIn);
        }
        const opening = await open();
        assert.equal(opening.kind, 'open', JSON.stringify(opening));
        if (opening.kind !== 'open') return;
        const { live } = opening;
        const listed = await live.list('tools');
        assert.ok(
          listed.kind === 'listed' && listed.items.some(({ name }) => name === 'list_notes'),
        );
        const called = await live.request({ kind: 'tool', name: 'list_notes', arguments: {} });
        assert.equal(called.kind, 'answered', JSON.stringify(called));
        await live.close();
      });
    }
  });
}
