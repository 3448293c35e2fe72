/** Whether two differences write the same document, so that only one of them would be there. */

import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../src/model/wire';
import type { Difference } from '../server/faults/parts/pair';

/** Where the documents are, and what a healthy pair writes into them. */
const documents = [
  {
    of: 'server',
    paths: ['/.well-known/oauth-protected-resource/mcp'],
    usual: {
      resource: 'http://127.0.0.1:1/mcp',
      authorization_servers: ['http://127.0.0.1:2'],
      scopes_supported: ['notes:read'],
      bearer_methods_supported: ['header'],
    },
  },
  {
    of: 'authorization',
    paths: ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'],
    usual: {
      issuer: 'http://127.0.0.1:2',
      authorization_endpoint: 'http://127.0.0.1:2/auth',
      token_endpoint: 'http://127.0.0.1:2/token',
      registration_endpoint: 'http://127.0.0.1:2/reg',
      jwks_uri: 'http://127.0.0.1:2/jwks',
      scopes_supported: ['openid', 'offline_access', 'notes:read'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      response_types_supported: ['code'],
      client_id_metadata_document_supported: false,
    },
  },
] as const;

/** `whole`: another answer is in the place of the document. */
type Written = 'whole' | readonly string[];

/** Whether one puts something else in the place of a document that the other edits, or both edit one member. */
export function writeTheSame(a: Difference, b: Difference): boolean {
  return documents.some((document) => {
    const [one, other] = [written(a, document), written(b, document)];
    if (one === 'whole') return other === 'whole' || other.length > 0;
    if (other === 'whole') return one.length > 0;
    return one.some((member) => other.includes(member));
  });
}

function written(
  difference: Difference,
  { of, paths, usual }: (typeof documents)[number],
): Written {
  const before = difference[of]?.before;
  if (before !== undefined && paths.every((path) => answers(before, path))) return 'whole';
  const edit =
    of === 'server' ? difference.server?.resourceMetadata : difference.authorization?.metadata;
  if (edit === undefined) return [];
  const edited: JsonObject | undefined = edit(structuredClone(usual) as unknown as JsonObject);
  if (edited === undefined) return 'whole';
  const names = new Set([...Object.keys(usual), ...Object.keys(edited)]);
  return [...names].filter(
    (name) => !isDeepStrictEqual((usual as unknown as JsonObject)[name], edited[name]),
  );
}

/** Asks a difference for a document, with nobody at the other end. */
function answers(
  before: NonNullable<NonNullable<Difference['server']>['before']>,
  path: string,
): boolean {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  return before(request, new ServerResponse(request));
}
