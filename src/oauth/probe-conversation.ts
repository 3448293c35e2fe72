/** How a server is spoken to while it is probed: by which first request, and in which session. */

import type { Outcome } from '../model/outcome';
import type { Refusals } from '../model/probe';
import type { Opening } from './opening-request';
import { listsTools, wantsInitialize } from './probe-answer';
import {
  goodbye,
  initialized,
  listing,
  type OpenSession,
  opening,
  sessionOf,
} from './probe-requests';
import type { Action, Credentials, Env, RequestDraft } from './step';
import { nonceReason, wantsNonce } from './token-exchange';

type Ask = Extract<Action<never>, { do: 'send' | 'compute' }>;

/** Yields what is to be done next, and gets what came of it. */
export type Script<T> = Generator<Ask, T, Outcome>;

export interface Conversation {
  asked(): Refusals['asked'];
  /** The request that goes with every token. Opens a session, where the server has them. */
  ask(by: Credentials, because: string): Script<Outcome>;
  /** From now on the server is known to be spoken to in this way. */
  settle(): void;
  /** Ends the session that was opened, if any. */
  leave(opened: Outcome, by: Credentials): Script<void>;
  /** Whether somebody who was let in gets the tools too, where it can be tried; leaves no session behind. */
  goOn(opened: Outcome, by: Credentials): Script<boolean | undefined>;
  /** Lists the tools without a token, where somebody else has opened; or says why that cannot be. */
  listWithoutToken(opened: Outcome | undefined): Script<Outcome | string>;
  /** Where everybody may open, the list is what is asked for from now on. Whether there can be one. */
  askForList(): Script<boolean>;
  /** Ends what is still open. */
  end(): Script<void>;
}

/** A conversation that begins in `way`, and goes on as one of 2025 when the answers say so. */
export function createConversation(first: Opening, env: Env): Conversation {
  let way = first;
  let settled = false;
  /** Opened by nobody, in which everybody may ask for the list. */
  let shared: OpenSession | undefined;
  let listed = false;

  function* send(request: RequestDraft, because: string): Script<Outcome> {
    const outcome = yield { do: 'send', request, because };
    return wantsNonce(outcome) ? yield { do: 'send', request, because: nonceReason } : outcome;
  }

  function* open(by: Credentials, because: string): Script<Outcome> {
    const outcome = yield* send(opening(way, by, env), because);
    if (way !== 'discover' || settled || !wantsInitialize(outcome)) return outcome;
    way = 'initialize';
    return yield* send(opening(way, by, env), 'The server may be one of 2025.');
  }

  function* begin(session: OpenSession | undefined, by: Credentials): Script<void> {
    if (session === undefined) return;
    const because = 'Some servers answer nothing before they are told that the session is open.';
    yield* send(initialized(session, by, env), because);
  }

  function* close(session: OpenSession | undefined, by: Credentials): Script<void> {
    if (session === undefined) return;
    const because = 'The session was opened to probe, and is not left behind.';
    yield* send(goodbye(session, by, env), because);
  }

  function* list(session: OpenSession = {}, by: Credentials, because: string): Script<Outcome> {
    const draft = listing(way === 'discover' ? way : 'initialize', session, by, env);
    return yield* send(draft, because);
  }

  return {
    asked: () => (listed ? 'tools/list' : words[way]),
    ask: (by, because) => (listed ? list(shared, by, because) : open(by, because)),
    settle() {
      settled = true;
    },
    *leave(opened, by) {
      if (!listed) yield* close(sessionOf(opened), by);
    },
    *goOn(opened, by) {
      if (listed) return listsTools(opened);
      if (way === 'event-stream') return undefined;
      const session = sessionOf(opened);
      yield* begin(session, by);
      const tools = yield* list(session, by, 'Who was let in may get nothing all the same.');
      yield* close(session, by);
      return listsTools(tools);
    },
    *listWithoutToken(opened) {
      if (listed) return yield* list(shared, 'no-token', everyRequest);
      if (way === 'event-stream') return 'the stream of HTTP+SSE is not kept open';
      if (way === 'initialize' && opened === undefined) {
        return 'it takes a session that a good token has opened';
      }
      const session = opened && sessionOf(opened);
      yield* begin(session, 'token');
      const tools = yield* list(session, 'no-token', everyRequest);
      yield* close(session, 'token');
      return tools;
    },
    *askForList() {
      if (way === 'event-stream') return false;
      if (way === 'initialize') {
        const because = 'Everybody may open, so what is asked for with each token is the list.';
        shared = sessionOf(yield* open('no-token', because));
        yield* begin(shared, 'no-token');
      }
      listed = true;
      return true;
    },
    *end() {
      yield* close(shared, 'no-token');
    },
  };
}

const everyRequest = 'Every request has to be checked, and not the first alone.';

const words = {
  discover: 'server/discover',
  initialize: 'initialize',
  'event-stream': 'event stream',
} as const;
