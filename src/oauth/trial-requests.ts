/** Registrations that are made to see what a server takes, and what came of each. RFC 7591, RFC 7592. */

import { clientTitle } from '../model/client-info';
import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { TrialWish } from '../model/run-settings';
import type { Trial, TrialKind } from '../model/survey';
import { isObject, textMember } from './metadata';
import { registrationRequest } from './registration-request';
import type { RequestDraft } from './step';

export interface TrialPlan {
  readonly kind: TrialKind;
  readonly redirectUris: readonly string[];
  readonly because: string;
}

/** Addresses of nobody's: nothing is ever sent there. RFC 2606. */
const probes: readonly TrialPlan[] = [
  {
    kind: 'several',
    redirectUris: [
      'http://127.0.0.1:33418/',
      'http://localhost:33418/',
      'https://client.example/callback',
    ],
    because: 'An editor that runs on a machine and in a browser registers addresses of both.',
  },
  {
    kind: 'custom-scheme',
    redirectUris: ['com.example.client:/callback'],
    because: 'An app is reached by a scheme of its own.',
  },
  {
    kind: 'none',
    redirectUris: [],
    because: 'A client without a redirect URI could come back anywhere.',
  },
  {
    kind: 'plain-http',
    redirectUris: ['http://client.example/callback'],
    because: 'A code that comes back here crosses the network in the clear.',
  },
  {
    kind: 'javascript',
    redirectUris: ['javascript:alert(1)'],
    because: 'A browser that is sent here runs what the client wrote.',
  },
  {
    kind: 'data',
    redirectUris: ['data:text/html,hello'],
    because: 'A browser that is sent here shows what the client wrote.',
  },
];

/** The registrations to be made, in order. */
export function trialPlans({ register, probes: all }: TrialWish): readonly TrialPlan[] {
  const usual: TrialPlan = {
    kind: 'as-usual',
    redirectUris: ['http://127.0.0.1:33419/callback'],
    because: 'You asked to have a client registered, as a sign-in would.',
  };
  return [...(register ? [usual] : []), ...(all ? probes : [])];
}

export function trialRequest(
  endpoint: string,
  plan: TrialPlan,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
): RequestDraft {
  const [redirectUri] = plan.redirectUris;
  const usual = registrationRequest(
    endpoint,
    server,
    { ...identity, ...(redirectUri !== undefined && { redirectUri }) },
    [],
  );
  const value = usual.body?.kind === 'json' && isObject(usual.body.value) ? usual.body.value : {};
  return {
    ...usual,
    body: {
      kind: 'json',
      value: { ...value, client_name: `${clientTitle} (trial)`, redirect_uris: plan.redirectUris },
    },
  };
}

/** What a server has made of a trial. */
export interface Registered {
  readonly clientId: string;
  /** Where the client deletes itself; absent when the server offers no way. RFC 7592 §2.3. */
  readonly removeAt?: string;
}

/** The client that an answer describes; `undefined` when none was registered. */
export function registeredIn(answer: Outcome): Registered | undefined {
  if (answer.kind !== 'response' || answer.status < 200 || answer.status >= 300) return undefined;
  const { body, kept } = answer;
  if (body.kind !== 'json' || !isObject(body.value)) return undefined;
  const clientId = textMember(body.value, 'client_id');
  if (clientId === undefined) return undefined;
  const removeAt = textMember(body.value, 'registration_client_uri');
  return {
    clientId,
    ...(removeAt !== undefined && kept.registrationAccessToken && { removeAt }),
  };
}

/** `removal`: what came of the deletion; `undefined` when there was none to be tried. */
export function trialOf(plan: TrialPlan, answer: Outcome, removal: Outcome | undefined): Trial {
  const { kind, redirectUris } = plan;
  const exchange = 'exchange' in answer ? (answer.exchange ?? '') : '';
  const status = answer.kind === 'response' ? { status: answer.status } : {};
  const registered = registeredIn(answer);
  const base = { kind, redirectUris, exchange, ...status };
  if (registered === undefined) return { ...base, accepted: false, removed: 'nothing-to-remove' };
  return {
    ...base,
    accepted: keepsAll(answer, redirectUris),
    clientId: registered.clientId,
    removed: removal === undefined ? 'not-offered' : isGone(removal) ? 'yes' : 'refused',
  };
}

/** A server may register a client with less than was asked for, and has to say so. RFC 7591 §3.2.1. */
function keepsAll(answer: Outcome, wanted: readonly string[]): boolean {
  if (answer.kind !== 'response' || answer.body.kind !== 'json') return false;
  const { value } = answer.body;
  const said = isObject(value) ? value['redirect_uris'] : undefined;
  return !Array.isArray(said) || wanted.every((uri) => said.includes(uri));
}

/** 401 and 404 mean that the client is no more. RFC 7592 §2.3. */
function isGone(outcome: Outcome): boolean {
  return outcome.kind === 'response' && [200, 204, 401, 404, 410].includes(outcome.status);
}
