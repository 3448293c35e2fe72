/** The document that describes a client at its own address. OAuth Client ID Metadata Document, draft 00, §4. */

import { clientTitle } from '../model/client-info';
import type { Body, JsonObject } from '../model/wire';
import { isObject, textMember } from './metadata';

/** The largest that authorization servers are advised to read, in bytes (§6.6). */
const largest = 5120;

/**
 * What is wrong with a document fetched from `url`, in words; empty when nothing is. `redirectUri` is
 * the one of this run, which must be among those it lists; `hasKey`: whether this run can sign.
 */
export function documentProblems(
  url: string,
  body: Body,
  redirectUri: string | undefined,
  hasKey = true,
): readonly string[] {
  if (body.kind !== 'json' || !isObject(body.value)) return ['the answer is no JSON object'];
  const document = body.value;
  const problems: string[] = [];
  const clientId = textMember(document, 'client_id');
  if (clientId === undefined) problems.push('client_id is missing');
  else if (clientId !== url) problems.push(`client_id is ${clientId}, not the address ${url}`);
  if (textMember(document, 'client_name') === undefined) problems.push('client_name is missing');
  problems.push(...redirectProblems(document, redirectUri));
  if ('client_secret' in document) problems.push('client_secret has no place in a public document');
  const method = textMember(document, 'token_endpoint_auth_method');
  if (method?.startsWith('client_secret')) {
    problems.push(`token_endpoint_auth_method is ${method}, which needs a secret`);
  }
  if (method === 'private_key_jwt' && !('jwks' in document) && !('jwks_uri' in document)) {
    problems.push('token_endpoint_auth_method is private_key_jwt, but there are no keys');
  }
  if (method === 'private_key_jwt' && !hasKey) {
    problems.push(
      'token_endpoint_auth_method is private_key_jwt, and no key was given for this run',
    );
  }
  const size = new TextEncoder().encode(JSON.stringify(document)).length;
  if (size > largest) problems.push(`it has ${size} bytes; servers need not read over ${largest}`);
  return problems;
}

/**
 * How the client proves itself when it was given a key: as the document says, which is its registration
 * (§6.2). One that could not be read is taken to have the key.
 */
export function methodOfDocument(body: Body | undefined): 'none' | 'private_key_jwt' {
  if (body === undefined) return 'private_key_jwt';
  const document = body.kind === 'json' && isObject(body.value) ? body.value : {};
  const signs = textMember(document, 'token_endpoint_auth_method') === 'private_key_jwt';
  return signs ? 'private_key_jwt' : 'none';
}

function redirectProblems(document: JsonObject, redirectUri: string | undefined): string[] {
  const listed = redirectUris(document);
  if (listed.length === 0) return ['redirect_uris lists none'];
  if (redirectUri === undefined || listed.some((one) => allows(one, redirectUri))) return [];
  const loopback = listed.some((one) => sameBesidesPort(one, redirectUri));
  return [
    loopback
      ? `redirect_uris lists ${redirectUri} with another port, which not every server allows`
      : `redirect_uris does not list ${redirectUri}`,
  ];
}

/**
 * The redirect URI that the document wants in place of `redirectUri`: the same address of this
 * machine at a port of its own. `undefined` when the one of this run will do, or none will.
 */
export function wantedRedirect(body: Body, redirectUri: string): string | undefined {
  if (body.kind !== 'json' || !isObject(body.value)) return undefined;
  const listed = redirectUris(body.value);
  if (listed.some((one) => allows(one, redirectUri))) return undefined;
  return listed.find((one) => sameBesidesPort(one, redirectUri));
}

function redirectUris(document: JsonObject): readonly string[] {
  const listed = document['redirect_uris'];
  return Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
}

/** Listed letter by letter, or for this machine at any port, by naming none. RFC 8252 §7.3. */
function allows(listed: string, redirectUri: string): boolean {
  return (
    listed === redirectUri || (sameBesidesPort(listed, redirectUri) && new URL(listed).port === '')
  );
}

function sameBesidesPort(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [one, other] = [new URL(a), new URL(b)];
  return (
    one.protocol === other.protocol &&
    one.hostname === other.hostname &&
    one.pathname === other.pathname
  );
}

export interface DocumentWish {
  /** Where the document will be: https, with a path. */
  readonly url: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  /** Public keys of a client that signs its requests for tokens. */
  readonly jwks?: JsonObject;
}

/** A document for the user's own client, as JSON text to put at its address. */
export function writeClientDocument(wish: DocumentWish): string {
  const document = {
    client_id: wish.url,
    client_name: wish.name || clientTitle,
    client_uri: new URL(wish.url).origin,
    redirect_uris: wish.redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    application_type: 'native',
    token_endpoint_auth_method: wish.jwks === undefined ? 'none' : 'private_key_jwt',
    ...(wish.jwks !== undefined && { jwks: wish.jwks }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Whether an address can be a client id of this kind. §3. */
export function isDocumentUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, hash, username, password } = new URL(text);
  const dots = /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(text.replace(/^https?:\/\/[^/]*/, ''));
  return protocol === 'https:' && pathname !== '/' && hash + username + password === '' && !dots;
}
