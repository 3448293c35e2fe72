import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FlowContext } from '../../../src/host/flow-context';
import { createLiveSignIns } from '../../../src/host/live-sign-ins';
import type { HttpServerEntry } from '../../../src/model/server';
import { createTokenStore, type SavedSignIn } from '../../../src/oauth/token-store';
import { type Demo, startDemo } from '../../demo/demo';
import { plain } from '../oauth/plain-settings';
import { realFlows } from '../oauth/real-flow';

let demo: Demo;
before(async () => {
  demo = await startDemo({ portBase: 0, autoApprove: true });
});
after(() => demo.close());

/** A person who has signed in with a token that can be renewed, and what a connection then asks. */
async function signedIn() {
  const url = demo.notesUrl;
  const { flow, ports } = realFlows(url);
  const first = flow({ settings: { ...plain, scope: 'notes:read offline_access' } });
  first.go('continue');
  assert.equal((await first.ended()).status, 'signed-in');
  const errands: string[] = [];
  const flows = {
    async run(_entry: unknown, { errand }: { readonly errand: 'reconnect' }) {
      errands.push(errand);
      const begun = flow({ errand });
      begun.go('continue');
      return { flow: begun };
    },
  };
  const entry: HttpServerEntry = {
    kind: 'http',
    id: 'f#notes',
    name: 'notes',
    place: { uri: 'file:///f', line: 0, column: 0 },
    unresolved: [],
    url,
    transport: 'http',
    headers: {},
  };
  const target = { server: { name: 'notes', url, transport: 'http' as const, headers: {} } };
  const store = createTokenStore(ports.secrets, ports.now);
  const saved = await store.find(url);
  assert.ok(saved);
  const signIns = createLiveSignIns({ ports, flows } as unknown as FlowContext);
  return { signIns, entry, target, store, saved, errands };
}

const endingIn = (saved: SavedSignIn, ms: number): SavedSignIn => ({
  ...saved,
  stored: { ...saved.stored, tokens: { ...saved.stored.tokens, expiresAt: Date.now() + ms } },
});

test('a token that is good is tried by a flow, which leaves a trace, and used as it is', async () => {
  const { signIns, entry, target, saved, errands } = await signedIn();
  const used = await signIns.usable(entry, target);
  assert.equal(used?.secrets.accessToken, saved.secrets.accessToken);
  assert.deepEqual(errands, ['reconnect']);
});

test('a token whose time is over is renewed before it is used, and saved', async () => {
  const { signIns, entry, target, store, saved, errands } = await signedIn();
  await store.save(endingIn(saved, -1000));
  const used = await signIns.usable(entry, target);
  assert.deepEqual(errands, ['reconnect']);
  assert.notEqual(used?.secrets.accessToken, saved.secrets.accessToken);
  assert.ok((used?.stored.tokens.expiresAt ?? 0) > Date.now());
  assert.equal((await store.find(demo.notesUrl))?.secrets.accessToken, used?.secrets.accessToken);
});

test('without a sign-in there is nothing to use and nothing is asked', async () => {
  const { signIns, entry, target, store, errands } = await signedIn();
  await store.forget(demo.notesUrl);
  assert.equal(await signIns.usable(entry, target), undefined);
  assert.deepEqual(errands, []);
});
