import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTokenStore } from '../../../src/oauth/token-store';
import { type Demo, startDemo } from '../../demo/demo';
import { plain } from './plain-settings';
import { realFlows } from './real-flow';

let demo: Demo;
before(async () => {
  demo = await startDemo({ portBase: 0, autoApprove: true });
});
after(() => demo.close());

const call = { tool: 'add_note', arguments: { text: 'Water the plants' } };

test('a call that wants more scope than a saved sign-in has signs in with it, and goes on', async () => {
  const { flow, ports } = realFlows(demo.notesUrl);
  const first = flow();
  first.go('continue');
  const signedIn = await first.ended();
  assert.equal(signedIn.status, 'signed-in', signedIn.stop?.says);
  assert.equal(signedIn.facts.tokens?.scope, 'notes:read');

  const again = flow({ errand: 'reconnect', settings: { ...plain, call } });
  assert.deepEqual(
    again.trace().steps.map(({ id }) => id),
    ['stored-token', 'refresh', 'connect', 'list-tools', 'call-tool'],
  );
  again.go('continue');
  const trace = await again.ended();
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.equal(trace.facts.called?.text, 'Kept: Water the plants');
  assert.deepEqual(trace.facts.tokens?.scope?.split(' ').sort(), ['notes:read', 'notes:write']);
  const ids = trace.steps.map(({ id }) => id);
  assert.deepEqual(ids.slice(0, 3), ['stored-token', 'refresh', 'challenge']);
  assert.equal(ids.at(-1), 'call-tool');
  const refused = trace.steps
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ response }) => response?.status === 403);
  assert.equal(refused.length, 1, 'the refusal stays on record');

  assert.equal((await createTokenStore(ports.secrets, ports.now).all()).length, 1);

  const third = flow({ errand: 'reconnect', settings: { ...plain, call } });
  third.go('continue');
  const good = await third.ended();
  assert.equal(good.facts.called?.isError, false);
  assert.equal(good.steps.length, 5, 'the wider token was saved');
});

test('without a call a saved sign-in does not ask anybody for more', async () => {
  const { flow } = realFlows(demo.notesUrl);
  const nobody = flow({ errand: 'reconnect', settings: { ...plain, call } });
  nobody.go('continue');
  assert.equal((await nobody.ended()).stop?.code, 'no-stored-token');
});
