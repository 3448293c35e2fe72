/**
 * The only place that knows what a secret looks like. It works in three ways at once: by name (the
 * member `access_token`, the header `Authorization`), by value (everything a vault ever held), and
 * by shape (JWTs and bearer credentials in running text). It is applied once, at projection.
 */

import type { HeaderList, Json } from '../model/wire';

const secretNames = new Set([
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
  'id_token_hint',
  'login_hint',
  'api_key',
  'apikey',
  'secret',
  'private_key',
  'session_state',
  'nonce',
]);

/** JWK members that hold private key material. RFC 7518 §6. */
const privateKeyMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']);

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'dpop',
  'x-auth-token',
]);

const jwtShape = /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g;
const bearerShape =
  /\b(Bearer|DPoP|Basic) +(?!realm\b|resource_metadata\b|scope\b|error\b)([A-Za-z0-9\-._~+/]{16,}=*)/gi;

/** Values shorter than this are only recognised by name: replaced everywhere they would spoil the text. */
const shortest = 8;

export interface Redactor {
  /** Running text of any kind. */
  text(text: string): string;
  headers(headers: HeaderList): HeaderList;
  url(url: string): string;
  /** A body by its media type; JSON comes back indented by two spaces. */
  body(contentType: string, text: string): string;
  /** Any plain data; strings inside are redacted and shapes are kept. */
  data<T>(value: T): T;
}

/**
 * A redactor that also knows the given values, plain and as they look inside a URL or a JSON
 * string. `configuredHeaders` are header names whose values the user configured.
 */
export function createRedactor(
  values: readonly string[],
  configuredHeaders: readonly string[] = [],
): Redactor {
  const hidden = new Set([
    ...secretHeaders,
    ...configuredHeaders.map((name) => name.toLowerCase()),
  ]);
  const known = [...new Set(values.filter((value) => value.length >= shortest).flatMap(variants))]
    // The longest first, so that a value inside another does not break it up.
    .sort((a, b) => b.length - a.length);

  const text = (input: string): string => {
    let out = input;
    for (const value of known) {
      if (out.includes(value)) out = out.replaceAll(value, mask(value.length));
    }
    return out
      .replace(jwtShape, (token) => mask(token.length))
      .replace(
        bearerShape,
        (_whole, scheme: string, value: string) => `${scheme} ${mask(value.length)}`,
      );
  };

  const json = (value: Json, name: string): Json => {
    if (typeof value === 'string') return isSecretName(name) ? mask(value.length) : text(value);
    if (Array.isArray(value)) return value.map((item) => json(item, name));
    if (typeof value === 'object' && value !== null) {
      const isKey = 'kty' in value;
      return Object.fromEntries(
        Object.entries(value).map(([member, inner]) => [
          text(member),
          isKey && privateKeyMembers.has(member) ? mask(String(inner).length) : json(inner, member),
        ]),
      );
    }
    return isSecretName(name) && value !== null ? mask(String(value).length) : value;
  };

  const form = (input: string): string =>
    input
      .split('&')
      .map((pair) => {
        const at = pair.indexOf('=');
        if (at === -1) return text(pair);
        const name = pair.slice(0, at);
        const value = pair.slice(at + 1);
        return isSecretName(decodeName(name))
          ? `${text(name)}=${mask(decodeName(value).length)}`
          : `${text(name)}=${text(value)}`;
      })
      .join('&');

  const url = (input: string): string => {
    const [beforeHash, ...hash] = input.split('#');
    const [base = '', ...query] = (beforeHash ?? '').split('?');
    const shown = text(base.replace(/\/\/[^/@]*@/, `//${mask(8)}@`));
    return (
      shown +
      (query.length > 0 ? `?${form(query.join('?'))}` : '') +
      (hash.length > 0 ? `#${form(hash.join('#'))}` : '')
    );
  };

  const headers = (list: HeaderList): HeaderList =>
    list.map(([name, value]) => [
      name,
      hidden.has(name.toLowerCase())
        ? hideHeader(name, value)
        : name === 'location'
          ? url(value)
          : text(value),
    ]);

  const body = (contentType: string, input: string): string => {
    if (contentType.includes('application/x-www-form-urlencoded')) return form(input);
    if (contentType.includes('text/event-stream')) {
      return input
        .split('\n')
        .map((line) =>
          line.startsWith('data:')
            ? `data: ${body('application/json', line.slice(5).trim())}`
            : text(line),
        )
        .join('\n');
    }
    try {
      return JSON.stringify(json(JSON.parse(input) as Json, ''), null, 2);
    } catch {
      // Cut or broken JSON, or a form under another media type: members are hidden by pattern.
      return text(hideMembers(input));
    }
  };

  const data = <T>(value: T): T => json(value as Json, '') as T;

  return { text, headers, url, body, data };
}

function isSecretName(name: string): boolean {
  return secretNames.has(name.toLowerCase().replaceAll('-', '_'));
}

/** `‹812 characters›`: the length is kept, because a wrong length is often the fault. */
function mask(length: number): string {
  return `‹${length} characters›`;
}

function hideHeader(name: string, value: string): string {
  if (name.toLowerCase() === 'set-cookie') {
    const at = value.indexOf('=');
    return at === -1 ? mask(value.length) : `${value.slice(0, at)}=${mask(value.length - at - 1)}`;
  }
  const [scheme, rest, ...more] = value.split(' ');
  return rest !== undefined &&
    more.length === 0 &&
    scheme !== undefined &&
    /^(bearer|basic|dpop)$/i.test(scheme)
    ? `${scheme} ${mask(rest.length)}`
    : mask(value.length);
}

function hideMembers(text: string): string {
  return text
    .replace(
      /"([A-Za-z_-]+)"(\s*:\s*)"((?:[^"\\]|\\.)*)("|$)/g,
      (whole, name: string, colon: string, value: string) =>
        isSecretName(name) ? `"${name}"${colon}"${mask(value.length)}"` : whole,
    )
    .replace(
      /(^|[&?\s])([A-Za-z_-]+)=([^&\s"'<>]+)/g,
      (whole, before: string, name: string, value: string) =>
        isSecretName(name) ? `${before}${name}=${mask(value.length)}` : whole,
    );
}

function variants(value: string): readonly string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  const encoded = encodeURIComponent(value);
  return [value, quoted, encoded, encoded.replaceAll('%20', '+')];
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
