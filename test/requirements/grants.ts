/** Every way to a token in the world of memory. */

import { type Change, issuer, json } from '../unit/oauth/world';
import { allOf, at, members } from './changes';
import type { Wish } from './trial';

/** Where the identity provider exchanges tokens. */
export const idp = 'https://idp.example/token';
const jag = 'urn:ietf:params:oauth:token-type:id-jag';
/** A world that also has a device endpoint and an identity provider. */
export const withOtherGrants: Change = allOf(
  members('server-metadata', { device_authorization_endpoint: `${issuer}/device` }),
  at(
    `${issuer}/device`,
    json({
      device_code: 'device-0123456789',
      user_code: 'ABCD-EFGH',
      verification_uri: `${issuer}/activate`,
      expires_in: 60,
      interval: 1,
    }),
  ),
  at(
    idp,
    json({ access_token: 'assertion-0123456789', issued_token_type: jag, token_type: 'N_A' }),
  ),
);

/** What each grant is asked for with, and the requests that must name the resource. */
export const ways: { readonly [grant: string]: Wish & { readonly named: readonly string[] } } = {
  authorization_code: { named: ['/authorize', '/token'] },
  client_credentials: {
    settings: { grant: 'client_credentials', clientId: 'mine' },
    secrets: { clientSecret: 'mine-0123456789' },
    named: ['/token'],
  },
  jwt_bearer: {
    settings: { clientId: 'mine' },
    secrets: { workloadAssertion: 'assertion-0123456789' },
    named: ['/token'],
  },
  id_jag: {
    settings: {
      clientId: 'mine',
      identityProvider: { tokenEndpoint: idp, clientId: 'work', subjectTokenType: 'id_token' },
    },
    secrets: { clientSecret: 'mine-0123456789', subjectToken: 'id-0123456789' },
    named: [idp, '/token'],
  },
  device_code: { settings: { grant: 'device_code' }, named: ['/device', '/token'] },
};
