import { bodyOf } from '../../read-ahead';
import { type Before, json } from './answers';
import { issuerName } from './public-pair';

export interface Registering {
  /** Whether a client with these redirect URIs is taken. */
  readonly takes?: (redirectUris: readonly string[]) => boolean;
  /** Clients may delete themselves; on by default. RFC 7592. */
  readonly management?: 'offered' | 'missing' | 'refuses';
}

/** What a careful server takes: https, schemes of apps, and http on loopback; at least one. */
export function isCareful(redirectUris: readonly string[]): boolean {
  const isGood = (uri: string): boolean =>
    /^https:|^com\.|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(uri);
  return redirectUris.length > 0 && redirectUris.every(isGood);
}

/** Registers clients and deletes them, in place of the registration of the authorization server. */
export function registrationOnTrial(registering: Registering = {}): Before {
  const { takes = isCareful, management = 'offered' } = registering;
  let count = 0;
  return (request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'DELETE' && path.startsWith('/reg/')) {
      response.writeHead(management === 'offered' ? 204 : 403).end();
      return true;
    }
    if (request.method !== 'POST' || path !== '/reg') return false;
    const { redirect_uris: uris = [] } = JSON.parse(bodyOf(request)) as {
      readonly redirect_uris?: readonly string[];
    };
    if (!takes(uris)) {
      json(400, { error: 'invalid_redirect_uri' })(response);
      return true;
    }
    count += 1;
    const port = request.headers.host?.split(':')[1];
    const self = {
      registration_client_uri: `https://${issuerName}:${port}/reg/trial-${count}`,
      registration_access_token: `delete-trial-${count}-of-this-registration`,
    };
    const client = { client_id: `trial-${count}`, redirect_uris: uris };
    json(201, { ...client, ...(management === 'missing' ? {} : self) })(response);
    return true;
  };
}
