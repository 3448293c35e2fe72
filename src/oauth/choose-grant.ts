/** By which grant the client gets a token: from what was given, and from what the metadata offers. */

import type { Facts, Grant } from '../model/flow';
import { expectedGrant } from './profiles/plan';
import type { Env } from './step';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * The user's choice first, then what only one grant can use (an assertion of a workload or an identity
 * provider). Otherwise a person signs in, unless the server has no such grant and has another that
 * works with what was given. RFC 8414 §2, `grant_types_supported`.
 */
export function chooseGrant(
  server: Pick<Facts['authorizationServer'], 'metadata' | 'authorizationEndpoint'>,
  env: Env,
): Grant {
  const { settings } = env;
  const expected = expectedGrant(settings);
  if (settings.grant !== undefined || expected === 'id_jag' || expected === 'jwt_bearer') {
    return expected;
  }
  const offered = server.metadata.grantTypesSupported;
  const offers = (grant: string): boolean => offered?.includes(grant) === true;
  const people =
    server.authorizationEndpoint !== undefined &&
    (offered === undefined || offers('authorization_code'));
  const machine =
    settings.clientId !== undefined &&
    (settings.given.includes('clientSecret') || settings.given.includes('clientKey'));
  if (machine && offers('client_credentials') && (!people || expected === 'client_credentials')) {
    return 'client_credentials';
  }
  if (!people && offers(deviceGrant)) return 'device_code';
  return expected === 'client_credentials' && people ? 'authorization_code' : expected;
}
