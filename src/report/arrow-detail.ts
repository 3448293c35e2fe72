/** What matters about a request or an answer, in a few words beside its arrow. */

import { fieldIn } from '../model/field-in';
import type { TraceExchange } from '../model/trace';

/** Bodies are read no further than this, and headers neither. */
const longest = 4_000;

/** Such as `initialize, no token` or `authorization_code`; empty where nothing stands out. */
export function requestDetail({
  party,
  request,
}: Pick<TraceExchange, 'party' | 'request'>): string {
  const { headers, body } = request;
  const token = /^(?:bearer|dpop)\s/i.test(fieldIn(headers, 'authorization') ?? '');
  const text = body?.text.slice(0, longest) ?? '';
  const grant = body?.contentType.includes('x-www-form-urlencoded')
    ? new URLSearchParams(text).get('grant_type')
    : undefined;
  const method = party === 'server' ? /^ {2}"method": "([\w/]{1,60})"/m.exec(text)?.[1] : undefined;
  return [
    method,
    grant?.slice(0, 80),
    token ? 'with token' : party === 'server' && method !== undefined ? 'no token' : undefined,
  ]
    .filter((part) => part !== undefined && part !== null)
    .join(', ');
}

/** The error that the answer names, or what its challenge names. */
export function answerDetail({ headers, body }: NonNullable<TraceExchange['response']>): string {
  const challenge = fieldIn(headers, 'www-authenticate')?.slice(0, longest);
  if (challenge !== undefined) {
    const names = [...challenge.matchAll(/([a-z_]{1,40})\s*=/gi)].map(([, name]) => name);
    const named = [...new Set(names)].filter((name) => name !== 'realm').slice(0, 6);
    return named.length === 0 ? 'names nothing' : named.join(', ');
  }
  const error = /^ {2}"error": "([\w.-]{1,60})"/m.exec(body.text.slice(0, longest))?.[1];
  return error ?? '';
}
