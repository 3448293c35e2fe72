import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEra2025 } from '../../../src/client/era-2025';
import { openEra2026 } from '../../../src/client/era-2026';
import { startFlow } from '../../../src/core';
import { type PanelView, panelSnapshot } from '../../../src/host/panel-snapshot';
import { newestRevision } from '../../../src/model/revision';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';
import { startHealthyDeviceCode } from '../../server/scenarios/healthy-device-code';

test('the banner names the page while the flow waits, and the code is in no snapshot', async () => {
  const server = await startHealthyDeviceCode();
  const pages: string[] = [];
  const flow: Flow = startFlow({
    errand: 'sign-in',
    revision: newestRevision,
    server: { name: 'notes', url: server.url, transport: 'http', headers: {} },
    settings: {
      overrides: [],
      loginTimeout: 5,
      grant: 'device_code',
      clientId: server.credentials.clientId,
    },
    pause: 'never',
    ports: {
      ...nodePorts,
      ask: nobody,
      secrets: memorySecrets(),
      log: () => {},
      reserveRedirect: () => Promise.reject(new Error('no redirect is wanted')),
      openBrowser: async (page) => pages.push(page) > 0,
    },
    loadEra2025: () => ({ openEra2025 }),
    loadEra2026: () => ({ openEra2026 }),
  });
  const codes = new Set<string>();
  const banners = new Set<string>();
  const snapshots: string[] = [];
  flow.onChange(() => {
    const view: PanelView = {
      page: 'sequence',
      selected: undefined,
      waiting: flow.loginUrl() !== undefined,
      breakpoints: { steps: [], requests: [], findings: true },
      origin: 'live',
    };
    const snapshot = panelSnapshot(flow.trace(), view);
    snapshots.push(JSON.stringify(snapshot));
    const code = flow.userCode();
    if (code === undefined) return;
    codes.add(code);
    const { kind, text, actions } = snapshot.banner ?? {};
    banners.add(`${kind}: ${text} ${actions}`);
  });
  try {
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  } finally {
    await server.close();
  }
  const [code = ''] = codes;
  assert.match(code, /^[A-Z]{4}-[A-Z]{4}$/);
  assert.deepEqual(
    [...banners],
    [`waiting: Waiting for you to enter the code at ${server.issuer}/device. open-page,copy-code`],
  );
  assert.equal(pages.length, 1);
  assert.equal(flow.userCode(), undefined, 'not after its end');
  for (const snapshot of snapshots) assert.ok(!snapshot.includes(code));
});
