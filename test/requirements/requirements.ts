/**
 * What MCP asks of a client, numbered so that tests can name it: C of the specification itself, L of
 * falling back to 2025-03-26, X of the authorization extensions. In our words; the source has the last one.
 */

import type { Revision } from '../../src/model/revision';

export interface Requirement {
  /** RFC 2119; absent where the text only describes. */
  readonly level?: 'MUST' | 'SHOULD' | 'MAY';
  /** The first revision that asks for it, and the last one where a later one does not. */
  readonly since: Revision;
  readonly until?: Revision;
  readonly says: string;
  readonly source: string;
}

const first = '2025-03-26';
const second = '2025-06-18';
const third = '2025-11-25';
const fourth = '2026-07-28';

type Row = readonly [
  since: Revision,
  level: Requirement['level'],
  says: string,
  source: string,
  until?: Revision,
];

const rows: { readonly [id: string]: Row } = {
  C1: [first, 'MUST', 'a 401 begins the sign-in, or begins it anew', 'OAuth 2.1 §5.3'],
  C2: [second, 'MUST', 'WWW-Authenticate is read by its grammar and acted on', 'RFC 9110 §11.6.1'],
  C3: [second, 'MUST', 'resource metadata leads to the authorization server', 'RFC 9728'],
  C4: [
    third,
    'MUST',
    'it is looked for where the challenge says, else at the path, else at the root',
    'SEP-985',
  ],
  C5: [
    third,
    undefined,
    'without it the client gives up or uses what was configured',
    'MCP, discovery',
  ],
  C6: [second, 'MUST', 'it names at least one authorization server', 'RFC 9728 §3.2'],
  C7: [
    second,
    'MUST',
    'its resource is the server that it was looked up for, letter by letter',
    'RFC 9728 §3.3',
  ],
  C8: [second, undefined, 'of several authorization servers the client chooses', 'RFC 9728 §7.6'],
  C9: [fourth, 'MUST', 'each of them has credentials and tokens of its own', 'SEP-2352'],
  C10: [first, 'MUST', 'RFC 8414 metadata is read', 'RFC 8414', second],
  C11: [
    third,
    'MUST',
    'RFC 8414 and OpenID Connect Discovery are tried at each place, in order',
    'RFC 8414 §5',
  ],
  C12: [fourth, undefined, 'no well-known name of its own is used', 'RFC 8414 §3.1'],
  C13: [
    fourth,
    'MUST',
    'metadata of another issuer than the one looked up is not used',
    'RFC 8414 §3.3',
  ],
  C14: [
    third,
    'MUST',
    'without code_challenge_methods_supported the client refuses',
    'MCP, code protection',
  ],
  C15: [first, 'MUST', 'endpoints are https', 'OAuth 2.1 §1.5'],
  C16: [
    first,
    'SHOULD',
    'the client registers itself, else has an id or asks for one',
    'RFC 7591',
    second,
  ],
  C17: [
    third,
    'SHOULD',
    'own id, then client document, then registration, then the person',
    'SEP-991',
  ],
  C18: [third, 'SHOULD', 'client documents are supported', 'SEP-991'],
  C19: [second, 'SHOULD', 'an id and a secret can be given', 'MCP, pre-registration'],
  C20: [
    third,
    'MUST',
    'a client document is at an https address with a path and names itself',
    'Client ID Metadata Document',
  ],
  C21: [
    third,
    'MAY',
    'a client with a document proves itself by private_key_jwt',
    'Client ID Metadata Document §6.2',
  ],
  C22: [fourth, 'MUST', 'a registration has the application_type that fits', 'SEP-837'],
  C23: [
    fourth,
    'MUST',
    'a rejected registration is expected, explained, and may be tried otherwise',
    'SEP-837',
  ],
  C24: [fourth, 'MUST', 'credentials are kept by the issuer that they belong to', 'SEP-2352'],
  C25: [fourth, 'MUST', 'at another authorization server the client registers anew', 'SEP-2352'],
  C26: [fourth, 'SHOULD', 'a client of the user that belongs elsewhere is an error', 'SEP-2352'],
  C27: [fourth, undefined, 'a client document is good at every authorization server', 'SEP-2352'],
  C28: [fourth, 'SHOULD', 'grant_types has refresh_token where one is wanted', 'SEP-2207'],
  C29: [first, 'MUST', 'PKCE is used', 'OAuth 2.1 §7.5.2'],
  C30: [third, 'MUST', 'and with S256', 'OAuth 2.1 §4.1.1'],
  C31: [second, 'SHOULD', 'state is sent and compared', 'OAuth 2.1 §7.12'],
  C32: [second, 'MUST', 'redirect URIs are registered', 'OAuth 2.1 §2.3'],
  C33: [first, 'MUST', 'a redirect URI is localhost or https', 'MCP, communication security'],
  C34: [second, 'MUST', 'resource is in authorization and token requests', 'RFC 8707 §2'],
  C35: [second, 'MUST', 'resource is the canonical address of the server', 'RFC 8707 §2'],
  C36: [
    second,
    'MUST',
    'resource is sent whether anybody supports it or not',
    'MCP, resource parameter',
  ],
  C37: [
    third,
    'SHOULD',
    'scope is that of the challenge, else all of the metadata, else none',
    'SEP-835',
  ],
  C38: [third, 'MUST', 'the scope of the challenge counts, whatever the metadata lists', 'SEP-835'],
  C39: [fourth, 'SHOULD', 'signing in anew asks for what was granted before as well', 'SEP-2350'],
  C40: [
    fourth,
    'MAY',
    'offline_access is asked for where the authorization server lists it',
    'SEP-2207',
  ],
  C41: [fourth, 'MUST', 'the validated issuer is recorded before the browser leaves', 'SEP-2468'],
  C42: [fourth, 'MUST', 'iss is checked before the code goes anywhere', 'RFC 9207 §2.4'],
  C43: [fourth, 'MUST', 'and by plain comparison', 'RFC 3986 §6.2.1'],
  C44: [fourth, 'MUST', 'on errors too, whose words are then neither used nor shown', 'SEP-2468'],
  C45: [
    first,
    'MUST',
    'only http and https pages are opened, and never by a shell',
    'Security Best Practices',
  ],
  C46: [first, 'MUST', 'the token is in the header of every request', 'OAuth 2.1 §5.1.1'],
  C47: [first, 'MUST', 'and in no query', 'OAuth 2.1 §5.1'],
  C48: [
    second,
    'MUST',
    'a server gets no token of another server’s authorization server',
    'MCP, token handling',
  ],
  C49: [first, 'MUST', 'tokens are stored safely', 'OAuth 2.1 §7.1'],
  C50: [third, 'SHOULD', 'lack of scope is answered by step-up', 'SEP-835'],
  C51: [fourth, 'SHOULD', 'for the union of what was asked for and what is challenged', 'SEP-2350'],
  C52: [third, 'SHOULD', 'a few times, counted by resource and operation', 'SEP-835'],
  C53: [fourth, 'MUST', 'refresh tokens are confidential on the way and at rest', 'SEP-2207'],
  C54: [fourth, 'MUST', 'no refresh token is counted on', 'SEP-2207'],
  C55: [
    first,
    'SHOULD',
    'MCP-Protocol-Version goes with the look for metadata',
    'MCP, discovery headers',
    first,
  ],
  C56: [
    first,
    'SHOULD',
    'everything is https, and nothing leads to inside addresses',
    'Security Best Practices',
  ],
  C57: [
    first,
    'MUST',
    'addresses of servers are checked, and local servers need consent',
    'Security Best Practices',
  ],
  L1: [first, 'MUST', 'the base is the server’s address without its path', 'MCP 2025-03-26'],
  L2: [first, 'MUST', 'metadata there is tried first', 'MCP 2025-03-26'],
  L3: [first, 'MUST', 'without it the default endpoints are used', 'MCP 2025-03-26'],
  L4: [first, 'MUST', 'with PKCE all the same', 'MCP 2025-03-26'],
  L5: [first, undefined, 'resource is not asked for', 'MCP 2025-03-26'],
  L6: [first, 'SHOULD', 'the client registers itself', 'MCP 2025-03-26'],
  X1: [first, undefined, 'client credentials', 'SEP-1046'],
  X2: [first, undefined, 'enterprise-managed authorization', 'SEP-990'],
  X3: [first, undefined, 'DPoP', 'SEP-1932'],
  X4: [first, undefined, 'workload identity', 'SEP-1933'],
};

export const requirements: { readonly [id: string]: Requirement } = Object.fromEntries(
  Object.entries(rows).map(([id, [since, level, says, source, until]]) => [
    id,
    { since, says, source, ...(level && { level }), ...(until && { until }) },
  ]),
);
