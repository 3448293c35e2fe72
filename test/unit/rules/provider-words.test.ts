import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import type { IdentityProvider } from '../../../src/idp/identity-provider';
import { identityProviders } from '../../../src/idp/list';
import type { Finding } from '../../../src/model/finding';
import type { Facts } from '../../../src/model/flow';
import type { JudgedTrace, Trace } from '../../../src/model/trace';
import { judge } from '../../../src/rules/list';
import type { Fault } from '../../server/fault';
import { auth0WithoutAudience } from '../../server/faults/auth0-without-audience';
import { cognitoWithoutAudience } from '../../server/faults/cognito-without-audience';
import { entraAudienceAccepted } from '../../server/faults/entra-audience-accepted';
import { entraAudienceRefused } from '../../server/faults/entra-audience-refused';
import { entraResourceMismatch } from '../../server/faults/entra-resource-mismatch';
import { entraScopeNotFound } from '../../server/faults/entra-scope-not-found';
import { entraWantsSecret } from '../../server/faults/entra-wants-secret';
import { firstIssuerRegistersNobody } from '../../server/faults/first-issuer-registers-nobody';
import { githubWithoutMetadata } from '../../server/faults/github-without-metadata';
import { googleRegistersNobody } from '../../server/faults/google-registers-nobody';
import { googleWithoutOfflineAccess } from '../../server/faults/google-without-offline-access';
import { issuerWithDefaultPort } from '../../server/faults/issuer-with-default-port';
import { keycloakHostNotTrusted } from '../../server/faults/keycloak-host-not-trusted';
import { keycloakRedirectNotTrusted } from '../../server/faults/keycloak-redirect-not-trusted';
import { keycloakWithoutAudienceMapper } from '../../server/faults/keycloak-without-audience-mapper';
import { noRegistration } from '../../server/faults/no-registration';
import { noServerMetadata } from '../../server/faults/no-server-metadata';
import { oryEmptyAudience } from '../../server/faults/ory-empty-audience';
import { registrationRefusesExtensions } from '../../server/faults/registration-refuses-extensions';
import { salesforceWantsLocalhost } from '../../server/faults/salesforce-wants-localhost';
import { runHeadless } from './headless-run';

async function traceOf({ start }: Pick<Fault, 'start'>): Promise<JudgedTrace> {
  const server = await start();
  try {
    return (await runHeadless(server.url, server.run)).trace;
  } finally {
    await server.close();
  }
}

function findingIn(findings: readonly Finding[], rule: string): Finding {
  const found = findings.find((one) => one.rule === rule);
  assert.ok(found, `${rule} among ${findings.map((one) => one.rule).join(', ')}`);
  return found;
}

const recognised = identityProviders.filter(({ examples }) => examples.length > 0);

/** The same trace with the authorization server at this address. */
function at(trace: Trace, issuer: string): Trace {
  const { authorizationServer: server, resource } = trace.facts;
  const moved: Partial<Facts> = {
    ...(server && {
      authorizationServer: { ...server, issuer, askedAs: issuer, tokenEndpoint: issuer },
    }),
    ...(resource && { resource: { ...resource, authorizationServer: issuer } }),
  };
  return { ...trace, facts: { ...trace.facts, ...moved } };
}

const issuerOf = ({ examples: [first = ''] }: IdentityProvider): string => first;

suite('F1: the registration cliff is named after the provider', () => {
  let trace: Trace;
  before(async () => {
    trace = await traceOf(noRegistration);
  });

  for (const provider of recognised) {
    test(`${provider.name}, with ${provider.fastmcp.class}`, () => {
      const finding = findingIn(judge(at(trace, issuerOf(provider))), 'no-registration-path');
      assert.ok(finding.title.startsWith(`${provider.name} (`), finding.title);
      assert.ok(finding.do.includes(provider.fastmcp.class), finding.do);
      const { switchOn, dynamic } = provider.registration;
      if (switchOn !== undefined) assert.ok(finding.do.includes(switchOn), finding.do);
      assert.equal(
        finding.because.includes(`${provider.name} `),
        ['off-by-default', 'own-servers', 'closed', 'none'].includes(dynamic ?? ''),
        finding.because,
      );
      assert.doesNotMatch(finding.title + finding.do + finding.because, /undefined|!| {2}/);
    });
  }

  test('and after nobody who is not recognised', () => {
    const finding = findingIn(judge(trace), 'no-registration-path');
    assert.match(finding.title, /^127\.0\.0\.1:\d+ does not/);
    assert.match(finding.do, /OAuthProxy, or OIDCProxy/);
  });

  test('as a server of Google shows it', async () => {
    const { findings } = await traceOf(googleRegistersNobody);
    const { title, do: advice } = findingIn(findings, 'no-registration-path');
    assert.match(title, /^Google \(accounts\.google\.com:\d+\) does not let clients register$/);
    assert.match(advice, /GoogleProvider$/);
  });
});

suite('F1: so are an issuer without metadata and one that was passed over', () => {
  test('GitHub has none, and GitHubProvider stands in', async () => {
    const { findings } = await traceOf(githubWithoutMetadata);
    const { title, do: advice } = findingIn(findings, 'no-server-metadata');
    assert.match(title, /^GitHub \(github\.com:\d+\) publishes no/);
    assert.match(advice, /GitHubProvider$/);
  });

  test('a provider that has metadata is at another address', async () => {
    const trace = await traceOf(noServerMetadata);
    const okta = at(trace, 'https://acme.okta.com');
    assert.match(
      findingIn(judge(okta), 'no-server-metadata').do,
      /those of Okta look like https:\/\/\{org\}\.okta\.com\/oauth2/,
    );
    assert.match(findingIn(judge(trace), 'no-server-metadata').do, /^check the issuer/);
  });

  test('what was passed over for it is named', async () => {
    const trace = await traceOf(firstIssuerRegistersNobody);
    const { resource } = trace.facts;
    assert.ok(resource?.metadata);
    const [, ...others] = resource.metadata.authorizationServers;
    const named = ['https://discord.com', ...others];
    const metadata = { ...resource.metadata, authorizationServers: named };
    const facts = { ...trace.facts, resource: { ...resource, metadata } };
    const finding = findingIn(judge({ ...trace, facts }), 'authorization-server-passed-over');
    assert.match(finding.title, /^Discord \(discord\.com\) was passed over/);
    assert.match(finding.do, /DiscordProvider; or take discord\.com out/);
  });
});

suite('a finding about a provider says what was sent and what to set', () => {
  test('F24: the resource and the scope beside it', async () => {
    const { findings } = await traceOf(entraResourceMismatch);
    const { actual, because } = findingIn(findings, 'entra-resource-refused');
    assert.match(
      actual,
      /^invalid_target: AADSTS9010010: .*resource http:\/\/127.*scope notes:read/,
    );
    assert.match(because, /another API than the scope/);
  });

  test('F24b: a name of the API is right at Entra ID, and a cause only where the server refuses', async () => {
    const accepted = findingIn(
      (await traceOf(entraAudienceAccepted)).findings,
      'provider-audience',
    );
    assert.equal(accepted.severity, 'info');
    const refused = findingIn((await traceOf(entraAudienceRefused)).findings, 'provider-audience');
    assert.equal(refused.severity, 'error');
    assert.match(refused.title, /Microsoft Entra ID has for the API$/);
  });

  test('F25: a scope that went out by its short name', async () => {
    const { findings } = await traceOf(entraScopeNotFound);
    const { because } = findingIn(findings, 'entra-scope-unknown');
    assert.match(because, /^notes:read went out without the name of an API/);
  });

  test('F28: whether the client has a secret', async () => {
    const { findings } = await traceOf(entraWantsSecret);
    assert.match(findingIn(findings, 'entra-secret-required').actual, /sent no secret\)$/);
  });

  test('F32: what Cognito has in place of an audience', async () => {
    const { findings } = await traceOf(cognitoWithoutAudience);
    const finding = findingIn(findings, 'cognito-no-audience');
    assert.match(finding.do, /client_id.*AWSCognitoProvider/);
    assert.equal(findingIn(findings, 'token-not-accepted').under, 'cognito-no-audience');
  });

  test('F33: the mapper of Keycloak', async () => {
    const { findings } = await traceOf(keycloakWithoutAudienceMapper);
    const finding = findingIn(findings, 'provider-ignores-resource');
    assert.match(finding.title, /^Keycloak did not/);
    assert.match(finding.do, /Audience mapper/);
    assert.equal(findingIn(findings, 'token-audience').under, 'provider-ignores-resource');
  });

  test('F34: whether the host or the redirect address is not trusted', async () => {
    const host = (await traceOf(keycloakHostNotTrusted)).findings;
    assert.match(findingIn(host, 'keycloak-trusted-hosts').do, /Host Sending Registration/);
    const address = (await traceOf(keycloakRedirectNotTrusted)).findings;
    const finding = findingIn(address, 'keycloak-trusted-hosts');
    assert.match(finding.because, /http:\/\/127\.0\.0\.1:\d+/);
    assert.match(finding.do, /Client URIs Must Match/);
  });

  test('F36: the member that is not known', async () => {
    const { findings } = await traceOf(registrationRefusesExtensions);
    const finding = findingIn(findings, 'registration-unknown-member');
    assert.match(finding.title, /the member application_type$/);
    assert.equal(finding.severity, 'warning');
  });

  test('F39: what makes a JWT at Auth0', async () => {
    const { findings } = await traceOf(auth0WithoutAudience);
    const finding = findingIn(findings, 'provider-token-opaque');
    assert.match(finding.title, /^Only Auth0 can read/);
    assert.match(finding.do, /parameter audience/);
  });

  test('F40: where the audience of Ory comes from', async () => {
    const { findings } = await traceOf(oryEmptyAudience);
    assert.match(
      findingIn(findings, 'provider-ignores-resource').do,
      /audience list of the client/,
    );
  });

  test('F41: which of the two names has the port, and which name of this machine is taken', async () => {
    const { findings } = await traceOf(issuerWithDefaultPort);
    const port = findingIn(findings, 'issuer-default-port');
    assert.match(port.because, /the port stands in its metadata only/);
    const refused = (await traceOf(salesforceWantsLocalhost)).findings;
    const finding = findingIn(refused, 'registration-refused');
    assert.match(finding.do, /http:\/\/localhost: Salesforce takes/);
  });

  test('F43: how Google is asked for a refresh token', async () => {
    const { findings } = await traceOf(googleWithoutOfflineAccess);
    const finding = findingIn(findings, 'refresh-not-asked-for');
    assert.match(finding.expected, /access_type=offline and prompt=consent/);
    assert.match(finding.do, /GoogleProvider/);
  });
});
