/** Does what a step's action asks of the world, and hands back what came of it. */

import type { Facts, StepId } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { PersonQuestion } from '../model/ports';
import type { ClientMemory } from './client-memory';
import type { Credentials } from './credentials';
import { compute } from './crypto';
import { editedDraft, type RequestEdit } from './edit';
import type { FlowOptions } from './engine';
import type { LiveResponse } from './exchange';
import type { Login } from './login';
import { outcomeOf, protectKept } from './outcome';
import { placesOf } from './places';
import type { Recorder } from './recorder';
import type { Action, ReasonedRequest, RequestDraft } from './step';
import { namesToSave } from './token-store';
import type { Vault } from './vault';
import type { WireSession } from './wire-session';

/** The actions that end no step. */
export type Effect = Extract<
  Action<never>,
  {
    do:
      | 'send'
      | 'look-up'
      | 'compute'
      | 'ask'
      | 'wire'
      | 'load'
      | 'load-registrations'
      | 'hold'
      | 'wait';
  }
>;

export interface EffectsOptions {
  readonly flow: FlowOptions;
  readonly vault: Vault;
  readonly recorder: Recorder;
  readonly credentials: Credentials;
  readonly clients: ClientMemory;
  readonly login: Login;
  readonly wire: WireSession;
}

export interface Effects {
  /** `client`: who the run is known as. Never throws for what a server does. */
  carryOut(
    action: Effect,
    step: StepId,
    client: Facts['client'] | undefined,
    signal: AbortSignal,
    edit: RequestEdit | undefined,
  ): Promise<Outcome>;
  /** Sends requests that do not wait for each other; what comes back is in their order. */
  sendAll(
    requests: readonly ReasonedRequest[],
    step: StepId,
    signal: AbortSignal,
    /** Of the first, which is the one that is shown beforehand. */
    edit: RequestEdit | undefined,
  ): Promise<readonly Outcome[]>;
  /** Lets others renew the sign-in again. */
  letGo(): void;
}

/** The effects of one run. */
export function createEffects(options: EffectsOptions): Effects {
  const { flow, vault, recorder, credentials, clients, login, wire } = options;
  const { ports } = flow;
  let release: (() => void) | undefined;

  async function send(
    draft: RequestDraft,
    because: string,
    step: StepId,
    client: Facts['client'] | undefined,
    signal: AbortSignal,
    edited: boolean,
  ): Promise<Outcome> {
    const speaker = draft.client ?? client;
    if (draft.client !== undefined) clients.use(draft.client);
    const { request, failure } = await credentials.fill(draft, speaker);
    const purpose = { step, party: draft.party, because, ...(edited && { edited }) };
    const learn = (response: LiveResponse, url: string): void => {
      credentials.learn(url, response.headers);
      protectKept(response, draft.keep, vault);
    };
    const exchange =
      failure === undefined
        ? await recorder.send(request, purpose, signal, learn)
        : recorder.refuse(request, purpose, failure);
    const outcome = outcomeOf(exchange, draft, vault);
    // Whoever is asked about a registration may replace its secrets in the answer. RFC 7592 §3.
    const replaced = outcome.kind === 'response' && Object.keys(outcome.kept).length > 0;
    if (replaced && draft.client !== undefined) await clients.renew(draft.client);
    return outcome;
  }

  async function load(signal: AbortSignal): Promise<Extract<Outcome, { kind: 'loaded' }>> {
    const saved = await flow.load().catch(() => {
      ports.log('The saved sign-in could not be read.');
      return undefined;
    });
    if (saved === undefined || signal.aborted) return { kind: 'loaded' };
    for (const name of namesToSave()) {
      const value = saved.secrets[name];
      // What the user gave for this run stands over what was saved by an earlier one.
      const given = flow.settings.given.some((one) => one === name);
      if (value !== undefined && !given) vault.put(name, value);
    }
    return { kind: 'loaded', stored: saved.stored };
  }

  /** Waits in line for the lease; it is not kept when the run went elsewhere in the meantime. */
  async function hold(signal: AbortSignal): Promise<Extract<Outcome, { kind: 'held' }>> {
    letGo();
    const mine = await flow.hold(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
      return undefined;
    });
    if (signal.aborted) {
      mine?.();
      return { kind: 'held' };
    }
    release = mine;
    return { ...(await load(signal)), kind: 'held' };
  }

  function letGo(): void {
    release?.();
    release = undefined;
  }

  async function askPerson(question: PersonQuestion, signal: AbortSignal): Promise<Outcome> {
    const reply = await ports.ask(question).catch(() => undefined);
    if (signal.aborted) return { kind: 'answered', answer: undefined };
    if (reply?.about === 'client') {
      const { clientId, clientSecret } = reply;
      if (clientSecret !== undefined) vault.put('clientSecret', clientSecret);
      const hasSecret = clientSecret !== undefined;
      return { kind: 'answered', answer: { about: 'client', clientId, hasSecret } };
    }
    return { kind: 'answered', answer: reply };
  }

  async function sendAll(
    requests: readonly ReasonedRequest[],
    step: StepId,
    signal: AbortSignal,
    edit: RequestEdit | undefined,
  ): Promise<readonly Outcome[]> {
    const drafts = requests.map(({ request }, at) =>
      at === 0 && edit !== undefined ? editedDraft(request, edit) : request,
    );
    const jobs = [];
    for (const [at, draft] of drafts.entries()) {
      const edited = at === 0 && edit !== undefined;
      const because = requests[at]?.because ?? '';
      const purpose = {
        step,
        party: draft.party,
        because,
        ...(edited && { edited: true as const }),
      };
      const { request } = await credentials.fill(draft, draft.client);
      jobs.push({ request, purpose });
    }
    const exchanges = await recorder.sendAll(jobs, signal);
    return exchanges.flatMap((exchange, at) => {
      const draft = drafts[at];
      return draft === undefined ? [] : [outcomeOf(exchange, draft, vault)];
    });
  }

  return {
    sendAll,
    async carryOut(action, step, client, signal, edit) {
      switch (action.do) {
        case 'send': {
          const draft = edit === undefined ? action.request : editedDraft(action.request, edit);
          return send(draft, action.because, step, client, signal, edit !== undefined);
        }
        case 'look-up':
          return { kind: 'looked-up', places: await placesOf(action.hosts, ports.lookup) };
        case 'compute':
          return compute(action.op, vault, ports.random, ports.now());
        case 'ask': {
          const { question } = action;
          if (question.kind === 'person') return askPerson(question.question, signal);
          return login.ask(question);
        }
        case 'wire':
          return wire.call(action.call, { step, party: 'server', because: action.because });
        case 'load':
          return load(signal);
        case 'load-registrations':
          await clients.load(action.issuer);
          return { kind: 'loaded-registrations' };
        case 'hold':
          return hold(signal);
        case 'wait':
          await Promise.race([ports.sleep(action.seconds * 1000, signal), aborted(signal)]);
          return { kind: 'waited', seconds: action.seconds };
      }
    },
    letGo,
  };
}

/** A sleep that is called off never ends, so whoever waits for it looks at the signal too. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
