import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Argument, IdentityProvider } from '../../../src/idp/identity-provider';
import { identityProviders } from '../../../src/idp/list';
import { recogniseProvider } from '../../../src/idp/recognise';

const folder = join(import.meta.dirname, '../../../../src/idp/providers');

/** Providers that no address tells, each with the reason in its file. */
const unrecognisable = ['workos-connect', 'fusionauth', 'dex'];

test('every provider is in the list once, in a file of its name', () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const ids = identityProviders.map((provider) => provider.id);
  assert.deepEqual(ids.toSorted(), files.toSorted());
  assert.equal(new Set(identityProviders.map((provider) => provider.name)).size, ids.length);
});

suite('each provider is recognised by its own addresses and by no other’s', () => {
  for (const provider of identityProviders) {
    test(provider.name, () => {
      const { hosts, paths } = provider.recognised;
      const told = hosts.length + paths.length > 0;
      assert.equal(told, !unrecognisable.includes(provider.id));
      assert.equal(provider.examples.length > 0, told);
      for (const example of provider.examples) {
        assert.equal(recogniseProvider([example])?.id, provider.id, example);
        for (const other of identityProviders.filter((one) => one !== provider)) {
          assert.equal(tells(other, example), false, `${other.name} takes ${example}`);
        }
      }
    });
  }
});

/** By host or by path, whatever the others say. */
function tells(provider: IdentityProvider, address: string): boolean {
  const { hostname, pathname } = new URL(address);
  const byHost = provider.recognised.hosts.some((pattern) => {
    const source = pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+(\\.[^.]+)*');
    return new RegExp(`^${source}$`).test(hostname);
  });
  return byHost || provider.recognised.paths.some((path) => path.test(pathname));
}

suite('an address that only looks like one is not taken', () => {
  for (const address of [
    'https://github.com.example.net/login/oauth',
    'https://notgithub.com/login/oauth',
    'https://okta.com.example.net/oauth',
    'https://evil-okta.com/oauth',
    'https://auth0.com/',
    'https://cognito-idp.amazonaws.com/pool',
    `https://${'a.'.repeat(20_000)}okta.com/`,
    'https://login.example.net/realms/',
    'https://login.example.net/oauth2/token',
    'http://127.0.0.1:4000',
    'mailto:somebody@github.com',
    'not an address',
    '',
  ]) {
    test(address.slice(0, 60), () => assert.equal(recogniseProvider([address]), undefined));
  }

  test('whatever the port is, and however the name is written', () => {
    assert.equal(recogniseProvider(['https://GitHub.com:8443/login/oauth'])?.id, 'github');
  });

  test('the first address counts, and a host more than a path', () => {
    const realm = 'https://sso.acme.example/realms/notes';
    assert.equal(recogniseProvider([realm, 'https://accounts.google.com'])?.id, 'google');
    assert.equal(recogniseProvider(['nothing', realm])?.id, 'keycloak');
  });
});

suite('what is written of a provider fits together', () => {
  for (const provider of identityProviders) {
    test(provider.name, () => {
      const named = new Set(provider.environment.map(({ name }) => name));
      for (const name of named) assert.match(name, /^[A-Z][A-Z0-9_]+$/);
      const used = Object.values(provider.fastmcp.arguments).flatMap(variablesOf);
      for (const name of used) assert.ok(named.has(name), `${name} is not in environment`);
      for (const { name, secret } of provider.environment) {
        assert.equal(secret, name.endsWith('_SECRET'), name);
      }
      const { choice, class: name, module } = provider.fastmcp;
      assert.match(module, /^fastmcp\.server\.auth(\.providers\.[a-z0-9]+)?$/);
      const isProxy = Object.keys(provider.fastmcp.arguments).some((one) =>
        one.endsWith('client_secret'),
      );
      const introspects = name === 'PropelAuthProvider';
      assert.equal(choice === 'proxy', isProxy && !introspects, 'only a proxy has an app upstream');
    });
  }

  test('every sentence is for people', () => {
    for (const provider of identityProviders) {
      const { registration, audience, accessToken, refresh } = provider;
      const orders = [registration.switchOn, audience.set, accessToken.jwtWhen, refresh?.set];
      for (const order of orders.filter((one) => one !== undefined)) {
        assert.match(order, /^[a-z].*[^.]$/, `${provider.name}: ${order}`);
      }
      for (const sentence of [...provider.quirks, ...provider.console]) {
        assert.match(sentence, /^\S.*[^.\s]$/, `${provider.name}: ${sentence}`);
        assert.doesNotMatch(sentence, /!|undefined/);
      }
    }
  });
});

suite('what the files say of FastMCP is in the facts of its classes', () => {
  const classes = new Set([
    'GitHubProvider',
    'GoogleProvider',
    'AzureProvider',
    'AzureProvider.from_b2c',
    'AWSCognitoProvider',
    'DiscordProvider',
    'Auth0Provider',
    'KeycloakAuthProvider',
    'AuthKitProvider',
    'WorkOSProvider',
    'DescopeProvider',
    'ScalekitProvider',
    'ClerkProvider',
    'SupabaseProvider',
    'PropelAuthProvider',
    'HuggingFaceProvider',
    'OCIProvider',
    'OAuthProxy',
    'OIDCProxy',
    'RemoteAuthProvider',
  ]);
  for (const { name, fastmcp } of identityProviders) {
    test(`${name}: ${fastmcp.class}`, () => assert.ok(classes.has(fastmcp.class)));
  }

  test('every class has a provider', () => {
    assert.deepEqual(
      [...classes].filter((one) => !identityProviders.some(({ fastmcp }) => fastmcp.class === one)),
      [],
    );
  });
});

function variablesOf(argument: Argument): readonly string[] {
  if ('environment' in argument) return [argument.environment];
  if (!('template' in argument)) return [];
  return [...argument.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

/** Data that several providers have in common. */
const shared = "import { throughOidcProxy } from '../oidc-proxy';";

test('every file holds data and nothing else', () => {
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    assert.doesNotMatch(text, /=>|\bfunction\b|\bnew\b(?= \w+\()/, file);
    const imports = [...text.matchAll(/^import .*$/gm)].map(([line]) => line);
    assert.deepEqual(
      imports.filter((line) => line !== shared),
      ["import type { IdentityProvider } from '../identity-provider';"],
      file,
    );
  }
});
