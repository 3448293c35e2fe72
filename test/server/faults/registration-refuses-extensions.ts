import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

/** RFC 7591 §2, as far as a public client has use for it. */
const named = new Set([
  'redirect_uris',
  'token_endpoint_auth_method',
  'grant_types',
  'response_types',
  'client_name',
  'client_uri',
  'logo_uri',
  'scope',
  'contacts',
  'tos_uri',
  'policy_uri',
  'jwks_uri',
  'jwks',
  'software_id',
  'software_version',
]);

export const registrationRefusesExtensions = defineFault({
  name: 'registration-refuses-extensions',
  says: 'registration refuses members that RFC 7591 does not name (F4, F36)',
  findings: ['registration-unknown-member', 'registration-needed-less'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: registrationThatRefuses((metadata) => {
          const strange = Object.keys(metadata).find((name) => !named.has(name));
          return strange === undefined ? undefined : `Unrecognized field "${strange}"`;
        }),
      },
    })),
});
