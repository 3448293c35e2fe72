/**
 * A step is data and one pure function. It looks at what has come back so far and says what to do
 * next, so a flow can be paused anywhere, rewound, or replayed from what was recorded.
 */

import type { Fact, Facts, Party, Phase, SecretName, SecretRef, StepId } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { PersonQuestion } from '../model/ports';
import type { ProbeId } from '../model/probe';
import type { RunSettings } from '../model/run-settings';
import type { WireCall } from '../model/session';
import type { SpecId } from '../model/spec';
import type { StopReason } from '../model/stop';
import type { TraceValue } from '../model/trace';
import type { Json } from '../model/wire';
import type { Profile } from './profile';

/** A request without its secrets; `credentials.ts` fills them in when it goes out. */
export interface RequestDraft {
  readonly method: string;
  readonly url: string;
  readonly party: Party;
  readonly headers: { readonly [name: string]: string };
  readonly body?:
    | { readonly kind: 'json'; readonly value: Json }
    | { readonly kind: 'form'; readonly fields: readonly FormField[] }
    /** Written by the user in place of what the step would have sent. */
    | { readonly kind: 'text'; readonly text: string; readonly contentType: string };
  readonly credentials: Credentials;
  /** How whoever asks proves itself, where that is not as the client does. */
  readonly authMethod?: 'client_secret_basic' | 'client_secret_post';
  /** A proof for the key that tokens are bound to goes with the request. RFC 9449 §4. */
  readonly proof?: true;
  /** Fields that the user has set over everything, credentials included; `null` takes one out. */
  readonly overrideHeaders?: { readonly [name: string]: string | null };
  /** Parameters of the form that the user has decided about, credentials included; `null` takes one out. */
  readonly overrideParameters?: { readonly [name: string]: string | null };
  /** Without the header fields that the configuration has for the server. */
  readonly bare?: true;
  /** Another client than the one the run is known as. */
  readonly client?: Facts['client'];
  /** JSON members of the answer that go to the vault instead of to the step. */
  readonly keep: { readonly [member: string]: SecretName };
}

/** Who the request comes from: nobody, the client, the bearer of the token, the one who registered, and others. */
export type Credentials =
  | 'none'
  /** Nobody, and no credentials that the user has configured either. */
  | 'no-token'
  /** The bearer of a token that was made for the server to refuse. */
  | { readonly probe: MadeToken }
  /** The bearer of the token, who puts it into the address. RFC 6750 §2.3. */
  | 'token-in-query'
  | 'client'
  | 'token'
  | 'registration'
  | 'introspection'
  | 'identity-provider-client';

export type FormField = readonly [name: string, value: string | SecretRef];

/** Work that needs randomness, keys or secrets, done by `crypto.ts`. */
export type CryptoOp =
  | { readonly op: 'make-pkce' }
  /** A key that tokens get bound to. RFC 9449 §4.1. */
  | { readonly op: 'make-dpop-key' }
  /** What may be known of the token that the user brought. */
  | { readonly op: 'look-at-pasted' }
  | {
      readonly op: 'check-token';
      readonly token: 'accessToken' | 'pastedToken';
      readonly jwks: Json | undefined;
      /** Where the keys should be; absent when the metadata names no place. */
      readonly jwksUri?: string;
      /** Absent when no metadata names an issuer. */
      readonly issuer?: string;
      /** Absent when the revision sends no `resource` that could end up as the audience. */
      readonly audience?: string;
      readonly clientId?: string;
      readonly scopeAsked?: string;
      /** What the token answer says, which comes before the claim. RFC 6749 §5.1. */
      readonly scopeGranted?: string;
      /** What the challenge of the server names. */
      readonly scopeRequired?: string;
      /** Whether the token goes out with proofs; absent when nobody knows. */
      readonly dpop?: boolean;
    }
  | ProbeOp;

/** Puts what a server is probed with into the vault. */
export interface ProbeOp {
  readonly op: 'make-probe';
  readonly make: MadeToken;
  /** The key of the user may sign. */
  readonly withKey: boolean;
  readonly jwks: Json | undefined;
  /** What a good token says, where there is none to go by. */
  readonly issuer: string;
  readonly audience: string;
  readonly scope?: string;
  /** When the token of the sign-in ends, in milliseconds since the epoch. */
  readonly expiresAt?: number;
}

/** `good`: a token that the server should take, if the key of the user is the one of its issuer. */
export type MadeToken = ProbeId | 'good';

export type Question =
  /** `preferred`: a redirect URI that is registered already. */
  | { readonly kind: 'redirect'; readonly preferred?: string }
  | { readonly kind: 'login'; readonly request: Facts['authorizationRequest'] }
  /** Shows the device page and the code to type in there; nobody waits for the person here. */
  | { readonly kind: 'device'; readonly verificationUri: string }
  | { readonly kind: 'person'; readonly question: PersonQuestion };

/** The requests of a session that may want more scope than the token has. */
export type Operation = Extract<StepId, 'connect' | 'list-tools' | 'call-tool'>;

/** What a flow went back for; each has a limit of its own. */
export type Round =
  | 'first-sign-in'
  | `step-up: ${Operation}`
  | 'new-server'
  | 'session-lost'
  | 'next-server'
  | 'stale-client'
  | 'new-redirect'
  | 'token-refused';

/** A request and why it is made, one sentence. */
export interface ReasonedRequest {
  readonly request: RequestDraft;
  readonly because: string;
}

export type Action<G extends Fact> =
  | {
      readonly do: 'send';
      readonly request: RequestDraft;
      readonly because: string;
      /** The step is over, and the request is for comparison only: the stop that comes with or without it. */
      readonly stopsWith?: StopReason;
    }
  /** Requests that do not wait for each other; what comes back is in their order. */
  | { readonly do: 'send-all'; readonly requests: readonly ReasonedRequest[] }
  /** Where these hosts are. */
  | { readonly do: 'look-up'; readonly hosts: readonly string[] }
  | { readonly do: 'compute'; readonly op: CryptoOp }
  | { readonly do: 'ask'; readonly question: Question }
  | { readonly do: 'wire'; readonly call: WireCall; readonly because: string }
  /** Reads the saved sign-in of the server. */
  | { readonly do: 'load' }
  | { readonly do: 'load-registrations'; readonly issuer: string }
  /** Waits until nobody else renews this sign-in, and reads it again. Given back when the step ends. */
  | { readonly do: 'hold' }
  | { readonly do: 'wait'; readonly seconds: number; readonly because: string }
  | { readonly do: 'done'; readonly facts: Pick<Facts, G>; readonly note: string }
  | {
      readonly do: 'skip';
      readonly to: StepId;
      readonly facts: Partial<Facts>;
      readonly note: string;
      readonly because: string;
    }
  | { readonly do: 'stop'; readonly reason: StopReason }
  | {
      readonly do: 'again';
      readonly round: Round;
      readonly from: StepId;
      readonly change: Partial<Facts>;
      readonly because: string;
      /** The client that is not to be used again. */
      readonly forget?: Facts['client'];
    };

/** What a step may know besides facts: the run's settings, never a clock of its own. */
export interface Env {
  readonly profile: Profile;
  readonly server: { readonly url: string; readonly transport: 'http' | 'sse' | 'stdio' };
  readonly settings: RunSettings;
  /** Milliseconds since the epoch at the moment of the call. */
  readonly now: number;
  /** Clients that were registered before and may be used again. */
  readonly registrations: readonly Facts['client'][];
  /** Of these, the ones that this run has registered itself or used with success. */
  readonly freshRegistrations: readonly Facts['client'][];
  /** Whether the server let the very first request in without a token. */
  readonly openAtFirst: boolean;
  /** How often the flow has gone back already, by what for. */
  readonly rounds: { readonly [round in Round]?: number };
  /** The ids of all steps of this flow, as planned so far. */
  readonly plan: readonly StepId[];
  /** The addresses that the steps before this one have asked. */
  readonly asked: readonly string[];
  /** The issuer that was used before the flow went back. */
  readonly issuerBefore?: string;
  /** The scope that was asked for and granted before the flow went back. */
  readonly scopeBefore?: string;
}

export interface Step<N extends Fact, G extends Fact, M extends Fact = never> {
  readonly id: StepId;
  /** At most four words. */
  readonly title: string;
  readonly phase: Phase;
  readonly explained: string;
  readonly spec: readonly SpecId[];
  readonly needs: readonly N[];
  /** Facts that are used when they are there. */
  readonly may?: readonly M[];
  readonly gives: readonly G[];
  /** How often `next` may be called; a flow always ends. */
  readonly limit: number;
  next(
    known: Pick<Facts, N> & { readonly [fact in M]?: Facts[fact] },
    seen: readonly Outcome[],
    env: Env,
  ): Action<G>;
  /** What the Values tab shows once the facts are there. */
  values?(facts: Pick<Facts, G>): readonly TraceValue[];
}

/** A step as the driver sees it: which facts it needs is known only at run time. */
export interface AnyStep extends Omit<Step<Fact, Fact, Fact>, 'next' | 'values'> {
  next(known: Partial<Facts>, seen: readonly Outcome[], env: Env): Action<Fact>;
  values(facts: Partial<Facts>): readonly TraceValue[];
}

/**
 * Turns a typed step into one the driver can hold in a list. Reading a fact that is not in `needs`
 * does not compile; a needed fact that is absent at run time is a bug in the profile and throws.
 */
export function defineStep<N extends Fact, G extends Fact, M extends Fact = never>(
  step: Step<N, G, M>,
): AnyStep {
  return {
    ...step,
    next(known, seen, env) {
      for (const fact of step.needs) {
        if (known[fact] === undefined) throw new Error(`step ${step.id} runs without ${fact}`);
      }
      return step.next(known as Facts, seen, env) as Action<Fact>;
    },
    values(facts) {
      if (step.values === undefined) return [];
      if (step.gives.some((fact) => facts[fact] === undefined)) return [];
      return step.values(facts as Pick<Facts, G>);
    },
  };
}

/** A GET for a JSON document, with no credentials. `MCP-Protocol-Version` as 2025-03-26 asks. */
export function getJson(url: string, party: Party, env: Env): RequestDraft {
  return {
    method: 'GET',
    url,
    party,
    headers: { accept: 'application/json', 'mcp-protocol-version': env.profile.revision },
    credentials: 'none',
    keep: {},
  };
}

/** Whether the user chose to step past the stop that `rule` explains. */
export function overridden(env: Env, rule: string): boolean {
  return env.settings.overrides.includes(rule);
}

/** The stop of a step that comes to no end. */
export function limitStop({
  title,
  limit,
}: Pick<AnyStep, 'title' | 'limit'>): Extract<Action<never>, { do: 'stop' }> {
  const says = `The step ${title} was repeated ${limit} times without coming to an end.`;
  return { do: 'stop', reason: { code: 'step-limit', says } };
}
