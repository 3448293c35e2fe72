import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from '../../../src/model/finding';
import type { Fault } from '../../server/fault';
import { boundTokenAsBearer } from '../../server/faults/bound-token-as-bearer';
import { clientCredentialsRefused } from '../../server/faults/client-credentials-refused';
import { clientDocumentUnreachable } from '../../server/faults/client-document-unreachable';
import { clientDocumentWithoutName } from '../../server/faults/client-document-without-name';
import { jwtOutlivesSignOut } from '../../server/faults/jwt-outlives-sign-out';
import { noRevocationEndpoint } from '../../server/faults/no-revocation-endpoint';
import { noRevocationOfShortTokens } from '../../server/faults/no-revocation-of-short-tokens';
import { at, emptyBody } from '../../server/faults/parts/answers';
import { startPair } from '../../server/faults/parts/pair';
import { refreshRevoked } from '../../server/faults/refresh-revoked';
import { registrationRefusesScope } from '../../server/faults/registration-refuses-scope';
import { runHeadless } from './headless-run';

async function findingOf(start: Fault['start'], rule: string): Promise<Finding> {
  const server = await start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    const finding = trace.findings.find((one) => one.rule === rule);
    assert.ok(finding, `${rule} among ${trace.findings.map((one) => one.rule).join(', ')}`);
    return finding;
  } finally {
    await server.close();
  }
}

suite('a finding weighs as much as its effect', () => {
  test('a server that takes no tokens back is worse when one of them can be renewed', async () => {
    const long = await findingOf(noRevocationEndpoint.start, 'nothing-to-revoke');
    assert.equal(long.severity, 'warning');
    assert.match(long.because, /refresh token gets new ones/);
    const short = await findingOf(noRevocationOfShortTokens.start, 'nothing-to-revoke');
    assert.equal(short.severity, 'info');
    assert.match(short.because, /good until \d{4}-\d\d-\d\dT/);
  });

  test('a JWT that outlives signing out by at most an hour is good to know', async () => {
    const finding = await findingOf(jwtOutlivesSignOut.start, 'token-alive-after-revocation');
    assert.equal(finding.severity, 'info');
    assert.match(finding.because, /good until \d{4}-\d\d-\d\dT/);
  });

  for (const [what, settings] of [
    ['that lives for a day', { accessTokenTtl: 86_400 }],
    ['that nobody can read', { tokenFormat: 'opaque' }],
  ] as const) {
    test(`one ${what} is a warning`, async () => {
      const finding = await findingOf(
        () =>
          startPair(({ issuer }) => ({
            settings: { ...settings, clients: [asker] },
            authorization: { before: at('/token/revocation', emptyBody) },
            ...('tokenFormat' in settings && {
              rules: {
                introspection: {
                  endpoint: `${issuer}/token/introspection`,
                  clientId: asker.client_id,
                  clientSecret: asker.client_secret,
                },
              },
            }),
            run: { errands: ['sign-in', 'sign-out'] },
          })),
        'token-alive-after-revocation',
      );
      assert.equal(finding.severity, 'warning');
    });
  }
});

const asker = {
  client_id: 'notes-server',
  client_secret: 'a-secret-of-the-notes-server',
  grant_types: [],
  response_types: [],
  redirect_uris: [],
} as const;

suite('a finding speaks of what was done', () => {
  test('of a machine, where nobody brought a code', async () => {
    const {
      title,
      because,
      do: advice,
    } = await findingOf(clientCredentialsRefused.start, 'token-refused');
    assert.doesNotMatch(title + because, /code/);
    assert.match(title, /invalid_client$/);
    assert.match(advice, /secret/);
  });

  test('of a document that could not be reached from here, and of one with faults', async () => {
    const gone = await findingOf(clientDocumentUnreachable.start, 'client-document-faulty');
    assert.match(gone.title, /could not be reached from here$/);
    assert.equal(gone.severity, 'warning');
    const faulty = await findingOf(clientDocumentWithoutName.start, 'client-document-faulty');
    assert.match(faulty.title, /has faults$/);
    assert.match(faulty.actual, /client_name is missing/);
  });

  test('of what the registration had to do without', async () => {
    const finding = await findingOf(registrationRefusesScope.start, 'registration-needed-less');
    assert.match(finding.title, /only without scope$/);
    assert.match(finding.actual, /invalid_client_metadata/);
  });

  test('of what an earlier registration had to do without', async () => {
    const finding = await findingOf(async () => {
      const server = await registrationRefusesScope.start();
      return { ...server, run: { errands: ['sign-in', 'sign-in'] } };
    }, 'registration-needed-less');
    assert.match(finding.actual, /earlier registration/);
  });

  test('of a refresh token that was refused', async () => {
    const finding = await findingOf(refreshRevoked.start, 'refresh-refused');
    assert.match(finding.actual, /^400 invalid_grant: /);
  });

  test('of a token that is bound, and not of one that is not', async () => {
    const finding = await findingOf(boundTokenAsBearer.start, 'dpop-token-as-bearer');
    assert.equal(finding.severity, 'warning');
  });
});
