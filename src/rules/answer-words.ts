/** What came back from an address, in a few words. */

import type { TraceExchange } from '../model/trace';
import type { Failure } from '../model/wire';
import { bodyMember, type Found } from './evidence';

/** A status with its kind of body, or the failure. */
export function answerWords({ response, failure }: TraceExchange): string {
  if (failure !== undefined) return failureWords[failure.kind];
  if (response === undefined) return 'nothing';
  return `${response.status} with ${bodyWords(response.body)}`;
}

/** The status with the OAuth error and its description, or what else came. RFC 6749 §5.2. */
export function refusalWords(exchange: TraceExchange): string {
  const error = bodyMember(exchange, 'error');
  if (error === undefined) return answerWords(exchange);
  const description = bodyMember(exchange, 'error_description');
  const words = `${exchange.response?.status} ${error}`;
  return description === undefined ? words : `${words}: ${description}`;
}

/** Each address that was tried with what it answered, one per line of a sentence. */
export function triedWords(found: readonly Found[]): string {
  return found
    .map(({ exchange }) => `${exchange.request.url}: ${answerWords(exchange)}`)
    .join('; ');
}

const failureWords: { readonly [kind in Failure['kind']]: string } = {
  refused: 'connection refused',
  'name-not-found': 'the host name does not resolve',
  tls: 'the TLS connection failed',
  timeout: 'no whole answer in time',
  'too-large': 'a body beyond the size limit',
  'redirect-refused': 'a redirect to another origin',
  'too-many-redirects': 'redirects without end',
  'unsafe-url': 'not an http or https address',
  'private-address': 'not asked, as a public server led to it',
  'unusable-key': 'not asked, as the client key cannot be used',
  aborted: 'stopped',
  network: 'the connection broke',
};

function bodyWords(body: { readonly contentType: string; readonly text: string }): string {
  const { text } = body;
  if (text.trim() === '') return 'no body';
  const type = body.contentType.split(';')[0]?.trim() ?? '';
  if (type === 'text/html' || /^\s*<(!doctype html|html)/i.test(text)) return 'an HTML page';
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? 'a JSON object'
      : 'JSON that is no object';
  } catch {
    if (/[/+]json$/.test(type)) return 'broken JSON';
    return type === '' ? 'a body without content type' : `a body of type ${type}`;
  }
}
