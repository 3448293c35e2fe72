/**
 * The only place that knows what a secret looks like. It works in three ways at once: by name (the
 * member `access_token`, the header `Authorization`), by value (everything a vault ever held), and
 * by shape (JWTs and bearer credentials in running text). It is applied once, at projection.
 */

import type { HeaderList, Json } from '../model/wire';
import { createValueMask, hidden, mask } from './known-values';
import { isPrivateKeyMember, isSecretHeader, isSecretName } from './secret-names';

/** Only at the beginning of a word: a search from every letter of a long word would take its square in time. */
const jwtShape = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*){0,3}/g;
const bearerShape = /\b(Bearer|DPoP|Basic) +([A-Za-z0-9\-._~+/]{16,}={0,2})(?![="\w])/gi;

/** Deeper than any real document; what lies below is left out, as a call for each level needs stack. */
const deepest = 100;

/**
 * Members of facts and settings that hold an object with names of somebody else's: as a server sent it,
 * or as the user typed it. All other names are ours.
 */
const foreign = new Set(['claims', 'header', 'parameters', 'extraParameters', 'arguments']);

export interface Redactor {
  /** Running text of any kind. */
  text(text: string): string;
  headers(headers: HeaderList): HeaderList;
  url(url: string): string;
  /** A body by its media type; JSON comes back indented by two spaces. */
  body(contentType: string, text: string): string;
  /** Facts: strings inside are redacted, shapes and words of our own are kept. */
  data<T>(value: T): T;
}

/**
 * A redactor that also knows the given values, plain and as they look inside a URL, JSON or HTML.
 * `configuredHeaders` are header names whose values the user configured.
 */
export function createRedactor(
  values: readonly string[],
  configuredHeaders: readonly string[] = [],
): Redactor {
  const configured = new Set(configuredHeaders.map((name) => name.toLowerCase()));
  const maskKnown = createValueMask(values);

  const text = (input: string): string =>
    maskKnown(input)
      .replace(jwtShape, (token) => mask(token.length))
      .replace(
        bearerShape,
        (_whole, scheme: string, value: string) => `${scheme} ${mask(value.length)}`,
      );

  const json = (value: Json, secret: boolean, depth: number): Json => {
    if (typeof value === 'string') return secret ? hidden(value) : text(value);
    if (typeof value !== 'object' || value === null) {
      return secret && value !== null ? mask(String(value).length) : value;
    }
    if (depth >= deepest) return '‹nested too deep›';
    if (Array.isArray(value)) return value.map((item) => json(item, secret, depth + 1));
    const isKey = 'kty' in value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        // JSON-RPC errors carry a number under this name, which is no authorization code.
        const named = isSecretName(name) && !(name === 'code' && typeof inner === 'number');
        const hide = secret || named || (isKey && isPrivateKeyMember(name));
        return [text(name), json(inner, hide, depth + 1)];
      }),
    );
  };

  const data = (value: Json, depth: number): Json => {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= deepest) return '‹nested too deep›';
    if (Array.isArray(value)) return value.map((item) => data(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [text(name), member(name, inner, depth + 1)]),
    );
  };

  const member = (name: string, value: Json, depth: number): Json => {
    if (!Array.isArray(value)) {
      return foreign.has(name) ? json(value, false, depth) : data(value, depth);
    }
    if (name === 'challengeFields') {
      return value.map((field) => (typeof field === 'string' ? challenge(field) : field));
    }
    // Of a request to come: pairs of name and value, in which a secret of the flow is only named.
    if (name === 'parameters') {
      return value.map((pair) => {
        const [key, shown] = Array.isArray(pair) ? pair : [];
        return typeof key === 'string' && typeof shown === 'string' && isSecretName(key)
          ? [key, hidden(shown)]
          : data(pair, depth + 1);
      });
    }
    return data(value, depth);
  };

  /** A part of a URL or form: shown as it is, unless a secret is in it or would be once it is decoded. */
  const encoded = (input: string): string => {
    const shown = text(input);
    if (shown !== input) return shown;
    const decoded = decode(input);
    return decoded === input || text(decoded) === decoded ? input : text(decoded);
  };

  const form = (input: string): string => {
    const pairs = input.split('&').map((pair) => {
      const at = pair.indexOf('=');
      if (at === -1) return encoded(pair);
      const name = pair.slice(0, at);
      const value = pair.slice(at + 1);
      return isSecretName(decode(name))
        ? `${encoded(name)}=${hidden(decode(value))}`
        : `${encoded(name)}=${encoded(value)}`;
    });
    // Once more as a whole: a secret with a separator in it was in pieces before.
    return text(pairs.join('&'));
  };

  const url = (input: string): string => {
    const [beforeHash, ...hash] = input.split('#');
    const [base = '', ...query] = (beforeHash ?? '').split('?');
    const shown = encoded(base).replace(/\/\/[^/]*@/, `//${mask(8)}@`);
    return text(
      shown +
        (query.length > 0 ? `?${form(query.join('?'))}` : '') +
        (hash.length > 0 ? `#${form(hash.join('#'))}` : ''),
    );
  };

  const headers = (list: HeaderList): HeaderList =>
    list.map(([name, value]) => [text(name), header(name.toLowerCase(), value)]);

  const header = (name: string, value: string): string => {
    if (name === 'set-cookie') return text(hideCookie(value));
    if (configured.has(name) || isSecretHeader(name)) return hideHeader(value);
    if (name === 'www-authenticate') return challenge(value);
    return name === 'location' ? url(value) : text(hideMembers(value));
  };

  const challenge = (field: string): string => text(hideParameters(field));

  const body = (contentType: string, input: string): string => {
    if (contentType.includes('text/event-stream')) {
      const lines = input
        .split('\n')
        .map((line) =>
          line.startsWith('data:')
            ? `data: ${body('application/json', line.slice(5).trim())}`
            : text(hideMembers(line)),
        );
      return text(lines.join('\n'));
    }
    try {
      return JSON.stringify(json(JSON.parse(input) as Json, false, 0), null, 2);
    } catch {
      // Cut or broken JSON, or a form under another media type: members are hidden by pattern.
      return contentType.includes('application/x-www-form-urlencoded')
        ? form(hideJsonMembers(input))
        : text(hideMembers(input));
    }
  };

  return { text, headers, url, body, data: <T>(value: T): T => data(value as Json, 0) as T };
}

function hideCookie(value: string): string {
  const at = value.indexOf('=');
  return at === -1 ? mask(value.length) : `${value.slice(0, at)}=${mask(value.length - at - 1)}`;
}

function hideHeader(value: string): string {
  const [scheme, rest, ...more] = value.split(' ');
  return rest !== undefined &&
    more.length === 0 &&
    scheme !== undefined &&
    /^(bearer|basic|dpop)$/i.test(scheme)
    ? `${scheme} ${mask(rest.length)}`
    : mask(value.length);
}

/** Members and pairs with a secret name in a text that is no document. */
function hideMembers(text: string): string {
  return hideJsonMembers(text).replace(
    /(^|[&?\s])([A-Za-z_-]+)=([^&\s"'<>]+)/g,
    (whole, before: string, name: string, value: string) =>
      isSecretName(name) ? `${before}${name}=${mask(value.length)}` : whole,
  );
}

/** The same in a challenge, whose parameters are divided by commas. RFC 9110 §11.2. */
function hideParameters(field: string): string {
  return hideJsonMembers(field).replace(
    /(^|[,&?\s])([A-Za-z_-]+)=([^,&\s"'<>]+)/g,
    (whole, before: string, name: string, value: string) =>
      isSecretName(name) ? `${before}${name}=${hidden(value)}` : whole,
  );
}

function hideJsonMembers(text: string): string {
  const isKey = text.includes('"kty"');
  const hides = (name: string): boolean =>
    isSecretName(name) || (isKey && isPrivateKeyMember(name));
  return text.replace(
    /"([\w\s-]{1,40})"(\s*:\s*)(?:"([^"\\]*(?:\\[\s\S][^"\\]*)*)(?:"|\\?$)|(-?[\d.][\w.+-]*))/g,
    (whole, name: string, colon: string, quoted?: string, number?: string) =>
      hides(name) && !(name === 'code' && number !== undefined)
        ? `"${name}"${colon}"${mask((quoted ?? number ?? '').length)}"`
        : whole,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
