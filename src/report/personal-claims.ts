/** Hides what a server says about a person, in traces that are carried away. OpenID Connect Core §5.1. */

import type { TraceExchange, TraceStep } from '../model/trace';
import type { Json } from '../model/wire';

const personal = new Set([
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'username',
  'preferred_username',
  'unique_name',
  'upn',
  'profile',
  'picture',
  'email',
  'gender',
  'birthdate',
  'phone_number',
  'address',
]);

interface Carried {
  readonly steps: readonly TraceStep[];
}

/**
 * The same trace with the personal members masked: of every set of claims, and of what authorization
 * servers and identity providers answered. All else is as it was.
 */
export function withoutPersonalClaims<T extends Carried>(trace: T): T {
  const steps = trace.steps.map((step) => ({ ...step, exchanges: step.exchanges.map(impersonal) }));
  return walk({ ...trace, steps } as unknown as Json, false) as unknown as T;
}

function impersonal(exchange: TraceExchange): TraceExchange {
  const { party, response } = exchange;
  const ofPeople = party === 'authorization-server' || party === 'identity-provider';
  if (response === undefined || !ofPeople) return exchange;
  try {
    const shown = walk(JSON.parse(response.body.text) as Json, true);
    const body = { ...response.body, text: JSON.stringify(shown, null, 2) };
    return { ...exchange, response: { ...response, body } };
  } catch {
    // No JSON, so it has no members.
    return exchange;
  }
}

function walk(value: Json, claims: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => walk(item, claims));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      claims && personal.has(name) && inner !== null
        ? [name, hidden(inner)]
        : [name, walk(inner, claims || name === 'claims')],
    ),
  );
}

/** The mask that a redactor would put there; what is masked already stays as it is. */
function hidden(value: Json): string {
  if (typeof value !== 'string') return '‹1 characters›';
  return /^‹\d{1,9} characters›$/.test(value) ? value : `‹${value.length} characters›`;
}
