import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { identityProviders } from '../../src/idp/list';
import { fastmcpPythons } from '../fastmcp/servers';
import { type Drive, drive, mcpServer } from './driven';
import { expectedProxies, expectedRemotes } from './expected-sign-in';
import { usual } from './generated';

/** Every wiring that signs people in, with scopes that the user named and with those of the class. */
const choices = wiringsByTarget.fastmcp
  .filter(({ job }) => job !== 'verify')
  .flatMap(({ id, job }) => [
    { name: id, job, choice: { ...usual, wiring: id } },
    { name: `${id}, no scopes`, job, choice: { ...usual, wiring: id, scopes: [] } },
  ]);

for (const [version, interpreter] of Object.entries(fastmcpPythons())) {
  suite(`sign-in at generated servers, FastMCP ${version}`, () => {
    let root: string;
    let drives: readonly Drive[];
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
      drives = await drive(
        { version, interpreter, root },
        choices.map(({ choice }) => choice),
      );
    });
    after(() => rm(root, { recursive: true, force: true }));

    for (const [at, { name, job, choice }] of choices.entries()) {
      if (job === 'proxy') {
        test(`${name}: people are sent to the provider`, () => {
          const one = driven(drives[at]);
          checkRegistration(one);
          checkRequest(one, { choice, version });
          checkSecrecy(one);
        });
      } else {
        test(`${name}: clients are sent to the provider`, () => {
          checkRemote(driven(drives[at]), { choice, version });
        });
      }
    }
  });
}

function driven(one: Drive | undefined): Drive {
  assert.ok(one);
  assert.equal(one.error, undefined);
  assert.deepEqual(one.notFound, []);
  assert.equal(one.resource?.status, 200);
  assert.equal(one.resource.body['resource'], `${mcpServer}/mcp`);
  return one;
}

/** Clients register here, and get an id that is not the one the provider knows. */
function checkRegistration({ resource, server, registration, environment }: Drive): void {
  assert.deepEqual(resource?.body['authorization_servers'], [`${mcpServer}/`]);
  assert.equal(server?.status, 200);
  assert.equal(server.body['issuer'], `${mcpServer}/`);
  assert.deepEqual(server.body['code_challenge_methods_supported'], ['S256']);
  assert.equal(registration?.status, 201);
  const id = registration.body['client_id'];
  assert.equal(typeof id, 'string');
  assert.ok(!Object.values(environment).includes(String(id)), 'its own id is given to a client');
}

/** What the provider is asked: all of it, and nothing besides. */
function checkRequest(
  { environment, location, sent }: Drive,
  { choice, version }: { readonly choice: Choice; readonly version: string },
): void {
  const expected = expectedProxies[choice.wiring];
  assert.ok(expected, `nothing is expected of ${choice.wiring}`);
  const known = identityProviders.find(({ id }) => id === choice.wiring)?.endpoints;
  const endpoint = known?.authorization ?? expected.endpoint;
  assert.ok(endpoint, `no authorization endpoint is known of ${choice.wiring}`);
  assert.ok(location);
  const { origin, pathname, searchParams, hash, username, password } = new URL(location);
  assert.equal(origin + pathname, filled(endpoint, environment));
  assert.deepEqual([hash, username, password], ['', '', '']);

  const { state, code_challenge: challenge, ...rest } = Object.fromEntries(searchParams);
  assert.equal(searchParams.size, Object.keys(rest).length + 2, 'a parameter is there twice');
  assert.ok(state);
  assert.notEqual(state, sent?.['state']);
  assert.match(challenge ?? '', /^[\w-]{43}$/);
  assert.notEqual(challenge, sent?.['code_challenge']);

  const [named, unnamed] = expected.scope;
  const scope = filled(choice.scopes.length > 0 ? named : unnamed, environment);
  const also = (version.startsWith('3.') ? expected.in3?.also : undefined) ?? expected.also ?? {};
  assert.deepEqual(rest, {
    response_type: 'code',
    client_id: environment[expected.clientId],
    redirect_uri: `${mcpServer}/auth/callback`,
    code_challenge_method: 'S256',
    ...(scope !== '' && { scope }),
    ...(expected.withoutResource === undefined && { resource: `${mcpServer}/mcp` }),
    ...mapped(also, environment),
  });
}

/** The provider does not learn what is the client's, and the client nothing that is secret. */
function checkSecrecy({ location, sent, secrets, resource, server, registration }: Drive): void {
  assert.ok(location);
  assert.ok(sent);
  const plain = decodeURIComponent(location.replaceAll('+', ' '));
  for (const parameter of ['client_id', 'redirect_uri', 'state', 'code_challenge']) {
    const value = sent[parameter];
    assert.ok(value);
    assert.ok(!plain.includes(value), `${parameter} of the client is in the request`);
  }
  const seen = `${plain}\n${JSON.stringify([resource, server, registration])}`;
  assert.ok(secrets.length >= 3, 'too few secrets are known');
  for (const secret of secrets) {
    assert.ok(secret);
    assert.ok(!seen.includes(secret), `${secret} can be seen`);
  }
}

function checkRemote(
  { environment, resource, server, registration, location }: Drive,
  { choice, version }: { readonly choice: Choice; readonly version: string },
): void {
  const all = expectedRemotes[choice.wiring];
  assert.ok(all, `nothing is expected of ${choice.wiring}`);
  const expected = { ...all, ...(version.startsWith('3.') && all.in3) };
  assert.deepEqual(resource?.body['authorization_servers'], [filled(expected.names, environment)]);
  assert.deepEqual([registration, location], [undefined, undefined]);
  if (expected.relays === undefined) {
    assert.equal(server?.status, 404);
    return;
  }
  const issuer = filled(expected.relays, environment);
  assert.equal(new URL(issuer).host, new URL(filled(expected.names, environment)).host);
  assert.equal(server?.status, 200);
  assert.equal(server.body['issuer'], issuer);
  assert.equal(server.body['registration_endpoint'], `${issuer}/made-up/register`);
  assert.deepEqual(server.body['code_challenge_methods_supported'], ['S256']);
}

/** The text with variables in the place of their names in braces. */
function filled(text: string, environment: Drive['environment']): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = environment[name];
    assert.ok(value, `${name} is no variable of this wiring`);
    return value;
  });
}

function mapped(texts: { readonly [name: string]: string }, environment: Drive['environment']) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, filled(text, environment)]),
  );
}
