/** Under which names secrets travel: members of JSON and forms, query parameters, header fields, JWK members. */

import type { RunSettings } from '../model/run-settings';

const names = new Set(
  [
    'access_token',
    'refresh_token',
    'id_token',
    'token',
    'code',
    'code_verifier',
    'state',
    'client_secret',
    'client_assertion',
    'assertion',
    'subject_token',
    'actor_token',
    'password',
    'registration_access_token',
    'device_code',
    'user_code',
    'verification_uri_complete',
    'id_token_hint',
    'login_hint',
    'api_key',
    'secret',
    'private_key',
    'session_state',
    'nonce',
  ].map(bare),
);

const headers = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'dpop',
  'dpop-nonce',
]);

/** Fields whose values are words of HTTP: hidden everywhere, they would spoil the trace. */
const plainHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-type',
  'user-agent',
]);

/** JWK members that hold private key material. RFC 7518 §6. */
const privateKeyMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']);

/** `true` for `access_token` however it is spelled: `accessToken`, `Access-Token`. */
export function isSecretName(name: string): boolean {
  return names.has(bare(name));
}

/** `true` for a header field that carries a credential, of HTTP or of somebody's own making. */
export function isSecretHeader(name: string): boolean {
  const field = name.toLowerCase();
  return headers.has(field) || /(^|-)(token|secret|password|api-?key)$/.test(field);
}

/** `true` for a member of a JSON Web Key that nobody but its owner may know. */
export function isPrivateKeyMember(name: string): boolean {
  return privateKeyMembers.has(name);
}

/** The values in a URL's query that stand under a secret name, such as `?api_key=…`: as written, and decoded. */
export function secretsInQuery(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { search } = new URL(url);
  return search
    .slice(1)
    .split('&')
    .flatMap((pair) => {
      const written = pair.slice(pair.indexOf('=') + 1);
      return [...new URLSearchParams(pair)]
        .filter(([name]) => isSecretName(name))
        .flatMap(([, value]) => [value, written]);
    });
}

/** What the user typed for this run under a secret name: more parameters, and arguments of a tool. */
export function secretsInSettings({
  extraParameters,
  call,
}: Pick<RunSettings, 'extraParameters' | 'call'>): readonly string[] {
  return [...Object.entries(extraParameters ?? {}), ...Object.entries(call?.arguments ?? {})]
    .filter(([name]) => isSecretName(name))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
}

/**
 * The parts of a page's address that make it one person's: what its query says, or else the end of
 * its path. The rest of it stands in other places too. RFC 8628 §3.3.1.
 */
export function secretsInPage(url: string): readonly string[] {
  if (!URL.canParse(url)) return [url];
  const { searchParams, pathname, hash } = new URL(url);
  const values = [...searchParams.values(), hash.slice(1)].filter((value) => value !== '');
  return values.length > 0 ? values : [pathname.slice(pathname.lastIndexOf('/') + 1)];
}

/** A configured header's value, and the parts of it that a server could send back alone. */
export function secretsInHeader(name: string, value: string): readonly string[] {
  if (plainHeaders.has(name.toLowerCase())) return [];
  const parts = value.split(/[\s;,]+/);
  const pairs = parts.map((part) => part.slice(part.indexOf('=') + 1));
  const [scheme, credentials = ''] = parts;
  return [value, ...parts, ...pairs, ...(/^basic$/i.test(scheme ?? '') ? basic(credentials) : [])];
}

function basic(credentials: string): readonly string[] {
  try {
    const pair = atob(credentials);
    return [pair, pair.slice(pair.indexOf(':') + 1)];
  } catch {
    return [];
  }
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
