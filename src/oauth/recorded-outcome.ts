/** Makes of a recorded exchange what the step saw then, with references where secrets were. */

import type { Outcome } from '../model/outcome';
import type { TraceBody, TraceExchange, TraceOutcome } from '../model/trace';
import type { Body, Json, JsonObject } from '../model/wire';
import { isObject } from './metadata';
import { parsedBody, textBody } from './outcome';
import type { RequestDraft } from './step';

type Answer = Extract<TraceOutcome, { kind: 'answer' }>;

/** `keep`: the members whose values the step asked to keep. */
export function recordedOutcome(
  exchange: TraceExchange,
  { kept, readAs }: Answer,
  keep: RequestDraft['keep'],
): Outcome {
  const { id, response, failure, request } = exchange;
  const { url } = request;
  if (response === undefined || failure !== undefined) {
    const why = failure ?? { kind: 'network', detail: 'no response' };
    return { kind: 'failure', exchange: id, url, failure: why };
  }
  const { status, headers } = response;
  const message = messageIn(response.body);
  const body = readAs === 'text' ? textBody(message) : parsedBody(message);
  return {
    ...{ kind: 'response', exchange: id, url, status, headers, kept },
    body: withReferences(body, kept, keep),
  };
}

/** A member that was kept is only named. One that is masked for its name alone stays a mask. */
function withReferences(body: Body, kept: Answer['kept'], keep: RequestDraft['keep']): Body {
  if (body.kind !== 'json' || !isObject(body.value)) return body;
  const entries = Object.entries(body.value).map(([member, value]): [string, Json] => {
    const name = Object.hasOwn(keep, member) ? keep[member] : undefined;
    return [member, name !== undefined && kept[name] !== undefined ? { secret: name } : value];
  });
  return { kind: 'json', value: Object.fromEntries(entries) as JsonObject };
}

function messageIn({ contentType, text }: TraceBody): string {
  return contentType.startsWith('text/event-stream') ? (firstMessage(text) ?? '') : text;
}

/**
 * The data of the first finished message, as in the stream itself; but JSON is shown on several lines
 * after one `data:`.
 */
function firstMessage(text: string): string | undefined {
  for (const event of text.split(/\r?\n\r?\n/).slice(0, -1)) {
    const pieces: string[] = [];
    let within = false;
    for (const line of event.split(/\r?\n/)) {
      if (line.startsWith('data:')) {
        pieces.push(line.slice(5).replace(/^ /, ''));
        within = true;
      } else if (within && /^(?: {2}|[}\]])/.test(line)) pieces.push(line);
      else within = false;
    }
    const data = pieces.join('\n');
    if (data !== '') return data;
  }
  return undefined;
}
