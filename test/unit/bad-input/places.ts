import type { StepId } from '../../../src/model/flow';
import type { JsonObject } from '../../../src/model/wire';
import { type Answer, at, type Before, firstOf, redirect } from '../../server/faults/parts/answers';
import type { Difference } from '../../server/faults/parts/pair';
import type { Input } from './inputs';

export interface Place {
  readonly step: StepId;
  readonly party: 'server' | 'authorization';
  readonly paths: readonly string[];
  /** The rule that is about what an answer says. */
  readonly rule: string;
  /** Where this place differs from the others. */
  readonly own?: { readonly [input in Input]?: string };
  /** The flow goes on past this place, with the same rule whatever came. */
  readonly goesOn?: boolean;
  /** Has the address be at this origin instead. */
  readonly at: (origin: string) => Difference;
}

const metadataPath = '/.well-known/oauth-protected-resource/mcp';

/** Every place at which a document or an answer is awaited, beside the MCP endpoint itself. */
export const places: { readonly [place: string]: Place } = {
  'the resource metadata': {
    step: 'resource-metadata',
    party: 'server',
    paths: [metadataPath],
    rule: 'resource-metadata-unusable',
    own: { 'an error without a word': 'no-discovery' },
    at: (origin) => ({
      server: { challenge: () => `Bearer resource_metadata="${origin}${metadataPath}"` },
    }),
  },
  'the server metadata': {
    step: 'server-metadata',
    party: 'authorization',
    paths: ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'],
    rule: 'no-server-metadata',
    own: { 'JSON that says nothing': 'issuer-mismatch' },
    at: (origin) => ({
      server: {
        resourceMetadata: (document) => ({ ...document, authorization_servers: [origin] }),
      },
    }),
  },
  'the registration': {
    step: 'registration',
    party: 'authorization',
    paths: ['/reg'],
    rule: 'registration-refused',
    at: (origin) => withEndpoint('registration_endpoint', `${origin}/reg`),
  },
  'the token endpoint': {
    step: 'token-request',
    party: 'authorization',
    paths: ['/token'],
    rule: 'token-unusable',
    at: (origin) => withEndpoint('token_endpoint', `${origin}/token`),
  },
  'the keys': {
    step: 'token-check',
    party: 'authorization',
    paths: ['/jwks'],
    rule: 'keys-unavailable',
    goesOn: true,
    at: (origin) => withEndpoint('jwks_uri', `${origin}/jwks`),
  },
};

/** Gives this answer at the place. */
export function answering({ party, paths }: Place, answer: Answer): Difference {
  return { [party]: { before: firstOf(...paths.map((path) => at(path, answer))) } };
}

/** Moves the place to another path of the same origin, and redirects there. */
export function moving({ party, paths }: Place): Difference {
  const before: Before = (request, response) => {
    const { url = '' } = request;
    if (url.startsWith('/moved/')) request.url = url.slice('/moved'.length);
    if (!paths.includes(url)) return false;
    redirect(`/moved${url}`, 307)(response);
    return true;
  };
  return { [party]: { before } };
}

function withEndpoint(name: string, url: string): Difference {
  return { authorization: { metadata: (document: JsonObject) => ({ ...document, [name]: url }) } };
}
