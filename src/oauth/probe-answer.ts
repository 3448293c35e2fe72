/** What an answer to a probe says: let in, refused, or neither. */

import type { Outcome } from '../model/outcome';
import type { ProbeVerdict } from '../model/probe';
import { eraOf } from './era';
import { isObject } from './metadata';

type Response = Extract<Outcome, { kind: 'response' }>;

/** Busy servers and gateways answer so, whoever asks. */
const saysNothing: readonly number[] = [408, 425, 429, 502, 503, 504];

/**
 * `goodLetIn`: the same request was let in with a good token, so that any other answer is a refusal,
 * however it looks.
 */
export function verdictOf(outcome: Outcome, goodLetIn: boolean): ProbeVerdict {
  if (outcome.kind !== 'response' || saysNothing.includes(outcome.status)) return 'unclear';
  if (isLetIn(outcome)) return 'accepted';
  const { status } = outcome;
  return status === 401 || status === 403 || goodLetIn || isOauthError(outcome)
    ? 'refused'
    : 'unclear';
}

/** The server has taken the request and answered it in MCP. */
function isLetIn(response: Response): boolean {
  const { status } = response;
  const message = messageOf(response);
  if (eraOf(status, message) === 'modern') return true;
  if (status < 200 || status > 299) return false;
  return (
    (isObject(message) && isObject(message['result'])) || (message === undefined && opens(response))
  );
}

/** Whether the answer says that the server speaks the wire of 2025, and so wants `initialize`. */
export function wantsInitialize(outcome: Outcome): boolean {
  return outcome.kind === 'response' && eraOf(outcome.status, messageOf(outcome)) === 'legacy';
}

/** Whether an answer holds the list of the tools. */
export function listsTools(outcome: Outcome): boolean {
  if (outcome.kind !== 'response') return false;
  const message = messageOf(outcome);
  const result = isObject(message) ? message['result'] : undefined;
  return isObject(result) && Array.isArray(result['tools']);
}

/** RFC 6750 §3.1 has 400 for a token that comes in a way that is not taken. */
function isOauthError(response: Response): boolean {
  const message = messageOf(response);
  const error = isObject(message) ? message['error'] : undefined;
  return response.status === 400 && (error === 'invalid_token' || error === 'invalid_request');
}

function messageOf({ body }: Response) {
  return body.kind === 'json' ? body.value : undefined;
}

function opens({ headers }: Response): boolean {
  return headers.some(
    ([name, value]) => name === 'content-type' && value.startsWith('text/event-stream'),
  );
}
