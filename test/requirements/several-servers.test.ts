/** C8 and C9: a server that names several authorization servers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuer } from '../unit/oauth/world';
import { allOf, at, members, next, notFound, serverAt, tokenOf } from './changes';
import { noteOf, signIn, signInAgain, since } from './trial';

for (const revision of since('2025-06-18')) {
  const two = allOf(
    members('resource-metadata', { authorization_servers: [issuer, next] }),
    serverAt(next),
  );

  test(`C8: of several authorization servers the client chooses (${revision})`, async () => {
    const asked: unknown[] = [];
    const ports = {
      ask: async (question: unknown) => {
        asked.push(question);
        return { about: 'issuer', issuer: next } as const;
      },
    };
    const byPerson = await signIn(revision, { change: two, ports });
    assert.deepEqual(asked, [{ about: 'issuer', issuers: [issuer, next] }]);
    const bySettings = await signIn(revision, { change: two, settings: { issuer: next } });
    // A client id is good at the server that gave it, so nobody need be asked.
    const byClient = await signIn(revision, {
      change: two,
      settings: { clientId: 'mine', clientIssuer: next },
    });
    for (const { trace, world } of [byPerson, bySettings, byClient]) {
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      assert.equal(trace.facts.resource?.authorizationServer, next);
      assert.deepEqual(trace.facts.resource?.otherServers, [issuer]);
      assert.ok(world.pages[0]?.startsWith(`${next}/authorize?`));
    }
    const byNobody = await signIn(revision, { change: two });
    assert.equal(byNobody.trace.facts.resource?.authorizationServer, issuer);
  });

  test(`C8: a choice that is not listed is said and not followed (${revision})`, async () => {
    const settings = { issuer: 'https://other.example' };
    const run = await signIn(revision, { change: two, settings });
    assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
    assert.equal(noteOf(run, 'resource-metadata'), 'does not list https://other.example');
    assert.ok(run.requests.every(({ url }) => !url.startsWith('https://other.example')));
  });

  test(`C9: registrations and tokens are kept apart by authorization server (${revision})`, async () => {
    const first = await signIn(revision, { change: two });
    const { world } = first;
    const second = await signInAgain(world, revision, { settings: { issuer: next } });
    const back = await signInAgain(world, revision, { settings: { issuer } });
    assert.deepEqual(
      [first, second, back].map(({ trace }) => trace.facts.client?.clientId),
      ['client-1', 'client-of-next.example', 'client-1'],
    );
    assert.deepEqual(back.to('register'), [], 'the first registration is still the first server’s');
    const sent = JSON.stringify(
      second.requests.filter(({ url }) => url.startsWith(next)).map(({ url, body }) => [url, body]),
    );
    assert.ok(sent.includes('client-of-next.example'));
    assert.ok(!sent.includes('client-1'));
    const saved = (await world.ports.secrets.keys()).filter((key) => key.startsWith('sign-in/'));
    assert.equal(saved.length, 2);
    const tokens = second.to('session').map(({ headers }) => headers.get('authorization'));
    assert.deepEqual([...new Set(tokens)], [`Bearer ${await tokenOf(next)}`]);
  });

  test(`C9: a client that the user brings is shown to one authorization server only (${revision})`, async () => {
    const down = allOf(two, at(`${issuer}/.well-known/oauth-authorization-server`, notFound));
    const registers = await signIn(revision, { change: down });
    assert.equal(registers.trace.status, 'signed-in', registers.trace.stop?.says);
    assert.equal(registers.trace.facts.client?.clientId, 'client-of-next.example');
    const brings = await signIn(revision, {
      change: down,
      settings: { clientId: 'mine' },
      secrets: { clientSecret: 'mine-0123456789' },
    });
    assert.equal(brings.trace.stop?.code, 'no-server-metadata');
    assert.ok(brings.requests.every(({ url }) => !url.startsWith(next)));
  });
}
