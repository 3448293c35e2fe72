/** JSON-RPC messages in what went over the wire. JSON-RPC 2.0 §4 and §5. */

import type { TraceBody, TraceExchange } from '../model/trace';
import type { Json, JsonObject } from '../model/wire';
import { bodyObject } from './evidence';

/** The message of a POST; `undefined` when it has none. */
export function rpcRequestOf({ request }: TraceExchange): JsonObject | undefined {
  return request.method === 'POST' ? objectIn(request.body?.text ?? '') : undefined;
}

/** The messages of an answer: its JSON, or that of each event; `undefined` when none can be read. */
export function rpcAnswersOf({ response }: TraceExchange): readonly JsonObject[] | undefined {
  const body = response?.body;
  if (body === undefined || body.cut) return undefined;
  if (!isEventStream(body)) {
    const message = objectIn(body.text);
    return message && [message];
  }
  return eventsIn(body.text)
    .map(objectIn)
    .filter((one) => one !== undefined);
}

/** The trace has the JSON of an event over several lines, and its end at the beginning of one. */
function eventsIn(stream: string): readonly string[] {
  const events: string[] = [];
  let lines: string[] = [];
  for (const line of stream.split('\n')) {
    if (line.startsWith('data: ')) lines = [line.slice('data: '.length)];
    else if (lines.length > 0) lines.push(line);
    if (line !== '}' && line !== 'data: {}') continue;
    if (lines.length > 0) events.push(lines.join('\n'));
    lines = [];
  }
  return events;
}

/** What the JSON-RPC error in an answer says. */
export function rpcErrorOf(exchange: TraceExchange): string | undefined {
  const body = bodyObject(exchange);
  const error = body?.['jsonrpc'] === '2.0' ? body['error'] : undefined;
  return isObject(error) && error['message'] !== undefined ? String(error['message']) : undefined;
}

export function isEventStream({ contentType }: TraceBody): boolean {
  return /^text\/event-stream\b/i.test(contentType);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
