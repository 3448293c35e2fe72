/** A trace as an HTTP Archive 1.2, which the network views of browsers open. */

import { clientInfo, clientTitle } from '../model/client-info';
import { fieldIn } from '../model/field-in';
import type { JudgedTrace, TraceBody, TraceExchange } from '../model/trace';
import type { HeaderList } from '../model/wire';
import { jsonText } from './json-text';
import { type NumberedExchange, numberedExchanges } from './numbered-exchanges';
import { withoutPersonalClaims } from './personal-claims';
import { uriText } from './uri-text';

/** The last moment that a date of HAR has room for, in milliseconds since the epoch. */
const lastMoment = 253_402_300_799_999;

/** JSON text with a final newline. Each step that has sent something is a page. */
export function harReport(judged: JudgedTrace): string {
  return archive(
    withoutPersonalClaims(judged),
    'Tokens, codes, client secrets and personal claims are masked.',
  );
}

/** The same of a trace that is not masked, and says so. */
export function exposedHarReport(trace: JudgedTrace): string {
  return archive(
    trace,
    'Not masked: whoever has this file has the tokens, codes and client secrets in it.',
  );
}

function archive(trace: JudgedTrace, comment: string): string {
  const { beganAt } = trace.run;
  const entries = numberedExchanges(trace);
  const steps = trace.steps.filter(({ exchanges }) => exchanges.length > 0);
  const log = {
    version: '1.2',
    creator: { name: clientTitle, version: clientInfo.version },
    pages: steps.map(({ id, title, exchanges: [first] }) => ({
      startedDateTime: dateTime(beganAt + (first?.timing.startMs ?? 0)),
      id,
      title,
      pageTimings: {},
    })),
    entries: entries.map((one) => entryOf(one, beganAt)),
    comment,
  };
  return jsonText({ log });
}

function entryOf({ step, exchange }: NumberedExchange, beganAt: number): unknown {
  const { startMs, firstByteMs, totalMs } = exchange.timing;
  const time = milliseconds(totalMs);
  const wait = Math.min(time, milliseconds(firstByteMs ?? totalMs));
  return {
    pageref: step.id,
    startedDateTime: dateTime(beganAt + startMs),
    time,
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive: time - wait },
    comment: exchange.edited ? `${exchange.because} Edited by the user.` : exchange.because,
  };
}

function requestOf({ request: { method, url, headers, body } }: TraceExchange): unknown {
  return {
    method,
    url: uriText(url),
    httpVersion: 'unknown',
    cookies: [],
    headers: fields(headers),
    queryString: queryOf(url),
    ...(body !== undefined && { postData: { mimeType: body.contentType, text: body.text } }),
    headersSize: -1,
    bodySize: whole(body?.bytes ?? 0),
  };
}

/** Without an answer HAR has status 0; the reason stands where browsers put theirs. */
function responseOf({ response, failure }: TraceExchange): unknown {
  const lost = failure === undefined ? 'no answer' : `${failure.kind} ${failure.detail}`.trim();
  return {
    status: whole(response?.status ?? 0),
    statusText: '',
    httpVersion: 'unknown',
    cookies: [],
    headers: fields(response?.headers ?? []),
    content: contentOf(response?.body),
    redirectURL: response === undefined ? '' : redirectOf(response),
    headersSize: -1,
    bodySize: -1,
    ...(response === undefined && { _error: lost }),
  };
}

function contentOf(body: TraceBody | undefined): unknown {
  if (body === undefined) return { size: 0, mimeType: 'x-unknown' };
  return {
    size: whole(body.bytes),
    mimeType: body.contentType || 'x-unknown',
    text: body.text,
    ...(body.cut && { comment: 'Only the beginning was kept.' }),
  };
}

function redirectOf({ status, headers }: NonNullable<TraceExchange['response']>): string {
  const location = fieldIn(headers, 'location');
  return status >= 300 && status < 400 ? (location ?? '') : '';
}

function fields(headers: HeaderList): unknown {
  return headers.map(([name, value]) => ({ name, value }));
}

function queryOf(url: string): unknown {
  const [, query = ''] = (url.split('#')[0] ?? '').split(/\?(.*)/s);
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at === -1 ? pair : pair.slice(0, at);
      return { name: decoded(name), value: at === -1 ? '' : decoded(pair.slice(at + 1)) };
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Numbers of a file can be anything. */
function whole(value: number): number {
  return Math.min(Math.max(0, Math.trunc(value)), Number.MAX_SAFE_INTEGER);
}

function milliseconds(value: number): number {
  return Math.min(Math.max(0, value), lastMoment);
}

function dateTime(at: number): string {
  return new Date(milliseconds(at)).toISOString();
}
