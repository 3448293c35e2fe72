/** What the authorization server said when it ended a flow: by way of the browser, or in an answer. */

import type { Trace } from '../model/trace';
import { refusalWords } from './answer-words';
import { bodyMember, bodyPointer, lastExchange } from './evidence';

/** The rules that say why an identity provider refuses: they explain every refusal of a sign-in and of a refresh. */
export const providerRefusals = [
  'entra-resource-refused',
  'entra-scope-unknown',
  'entra-scope-left-out',
  'entra-secret-required',
  'entra-spa-redirect',
  'entra-redirect-unknown',
  'google-offline-access',
  'invalid-target',
] as const;

export interface Refusal {
  readonly error: string;
  readonly description: string;
  /** Status, error and description, as they are shown. */
  readonly words: string;
  readonly evidence: string;
}

/** The OAuth error that a flow stopped at; `undefined` when it stopped at something else, or not at all. */
export function refusalOf(trace: Trace): Refusal | undefined {
  if (trace.stop?.code === 'authorization-refused') {
    const { error = '', errorDescription: description } = trace.facts.authorizationResponse ?? {};
    return {
      error,
      description: description ?? '',
      words: description === undefined ? error : `${error}: ${description}`,
      evidence: `/facts/authorizationResponse/${description === undefined ? 'error' : 'errorDescription'}`,
    };
  }
  const last = lastExchange(trace);
  const error = last && bodyMember(last.exchange, 'error');
  if (last === undefined || error === undefined) return undefined;
  return {
    error,
    description: bodyMember(last.exchange, 'error_description') ?? '',
    words: refusalWords(last.exchange),
    evidence: bodyPointer(last, 'error_description'),
  };
}

/** The refusal with a code of Entra ID, when it is one of these. */
export function entraRefusal(
  trace: Trace,
  codes: readonly string[],
): { readonly refusal: Refusal; readonly code: string } | undefined {
  const refusal = refusalOf(trace);
  const code = refusal && entraCode(refusal);
  if (refusal === undefined || code === undefined || !codes.includes(code)) return undefined;
  // Numbers for its support follow, and stand in the trace.
  const [words = ''] = refusal.words.split(' Trace ID: ', 1);
  return { refusal: { ...refusal, words }, code };
}

/** Digits behind AADSTS, at the beginning of a description. */
export function entraCode({ description }: Refusal): string | undefined {
  return /^\s*AADSTS(\d+)\b/.exec(description)?.[1];
}
