import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import { revisions } from '../../../src/model/revision';
import { signInSteps } from '../../../src/oauth/profiles/sign-in-steps';
import { revisionNotes } from '../../../src/oauth/revision-notes';
import { clientNotes } from '../../../src/report/client-notes';

test('a step of which something is said says it of every revision, and not the same of all', () => {
  const said = signInSteps.filter((step) => revisionNotes(step).length > 0);
  assert.ok(said.length >= 8, said.join());
  for (const step of said) {
    const notes = revisionNotes(step);
    assert.deepEqual(
      notes.map(({ revision }) => revision),
      revisions.toReversed(),
    );
    assert.ok(new Set(notes.map(({ does }) => does)).size > 1, step);
  }
});

test('what is said is what the engine does', () => {
  const of = (step: StepId, revision: string): string =>
    revisionNotes(step).find((one) => one.revision === revision)?.does ?? '';
  assert.match(of('resource-metadata', '2025-03-26'), /^Reads none/);
  assert.match(of('server-metadata', '2025-03-26'), /\/authorize, \/token and \/register/);
  assert.doesNotMatch(of('server-metadata', '2025-06-18'), /OpenID/);
  assert.match(of('server-metadata', '2025-11-25'), /OpenID Connect Discovery.*S256/);
  assert.match(of('callback', '2026-07-28'), /iss\.$/);
  assert.match(of('callback', '2025-11-25'), /iss is not looked at/);
  assert.deepEqual(revisionNotes('token-request'), []);
});

test('clients stand in the order of their names, and each says something', () => {
  for (const step of signInSteps) {
    const names = clientNotes(step).map(({ client }) => client);
    assert.deepEqual(names, names.toSorted());
    for (const { does } of clientNotes(step)) assert.match(does, /^[A-Z].*[.\w]$/);
  }
});
