/** Every place at which a document of a server names an address, and the step that would use it. */

import type { StepId } from '../../../src/model/flow';
import type { Answer, Change } from './world';

export interface NamedPlace {
  readonly step: StepId;
  /** Has this place name another address. */
  naming(url: string): Change;
}

export const namedPlaces: { readonly [name: string]: NamedPlace } = {
  'resource_metadata in the challenge': {
    step: 'resource-metadata',
    naming: (url) => (seen, healthy) =>
      seen.endpoint === 'refusal'
        ? {
            ...healthy,
            headers: { 'www-authenticate': `Bearer resource_metadata="${url}"` },
          }
        : undefined,
  },
  authorization_servers: {
    step: 'server-metadata',
    naming: (url) => member('resource-metadata', 'authorization_servers', [url]),
  },
  registration_endpoint: inServerMetadata('registration_endpoint', 'registration'),
  authorization_endpoint: inServerMetadata('authorization_endpoint', 'browser-login'),
  token_endpoint: inServerMetadata('token_endpoint', 'token-request'),
  jwks_uri: inServerMetadata('jwks_uri', 'token-check'),
};

function inServerMetadata(name: string, step: StepId): NamedPlace {
  return { step, naming: (url) => member('server-metadata', name, url) };
}

function member(endpoint: string, name: string, value: unknown): Change {
  return (seen, healthy): Answer | undefined =>
    seen.endpoint === endpoint
      ? { ...healthy, body: JSON.stringify({ ...JSON.parse(healthy.body), [name]: value }) }
      : undefined;
}
