/**
 * The probes of a server as a script: it yields what is to be done next and gets what came of it, so
 * that going through what has come back so far leads to where the step stands.
 */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { Counterproof, Probe, ProbeId, Refusals } from '../model/probe';
import type { Json } from '../model/wire';
import type { Opening } from './opening-request';
import { listsTools, verdictOf, wantsInitialize } from './probe-answer';
import {
  goodbye,
  initialized,
  listing,
  type OpenSession,
  opening,
  sessionOf,
} from './probe-requests';
import {
  type Action,
  type Credentials,
  type Env,
  getJson,
  type MadeToken,
  type RequestDraft,
} from './step';
import { nonceReason, wantsNonce } from './token-exchange';
import { isHttpUrl } from './well-known';

export type ProbeKnown = Pick<Facts, 'resource' | 'authorizationServer'> &
  Partial<Pick<Facts, 'access' | 'tokens' | 'stored' | 'session' | 'challenge'>>;

type Ask = Extract<Action<never>, { do: 'send' | 'compute' }>;
type Script<T> = Generator<Ask, T, Outcome>;

/** Made from nothing, or from what the sign-in gave. */
const unkeyed: readonly ProbeId[] = [
  'garbage',
  'unsigned',
  'broken-signature',
  'foreign-key',
  'public-key-as-secret',
  'id-token',
];

/** Each wrong in one claim, so it takes the key of the issuer to make them. */
const keyed: readonly ProbeId[] = [
  'expired',
  'no-expiry',
  'another-audience',
  'another-issuer',
  'no-scope',
];

const openToAll =
  'the server answers this request to anybody, and what it keeps back for others could change something';

/** All probes, one after the other. */
export function* probing(known: ProbeKnown, env: Env): Script<Refusals> {
  const tokens = known.tokens ?? known.stored?.tokens;
  const bound = tokens?.tokenType.toLowerCase() === 'dpop' || known.stored?.dpopBound === true;
  let way = firstWay(known, env);
  let goodToken: Counterproof = 'not-tried';
  let goodKey: Counterproof = 'not-tried';
  const probes: Probe[] = [];
  const notSent = (probe: ProbeId, why: string): void => {
    probes.push({ probe, sent: false, why });
  };
  const refusals = (): Refusals => ({ asked: words[way], goodToken, goodKey, probes });

  function* send(request: RequestDraft, because: string): Script<Outcome> {
    const outcome = yield { do: 'send', request, because };
    return wantsNonce(outcome) ? yield { do: 'send', request, because: nonceReason } : outcome;
  }

  /** Opens a conversation; a server of 2025 is asked in its own way from then on. */
  function* open(credentials: Credentials, because: string): Script<Outcome> {
    const outcome = yield* send(opening(way, credentials, env), because);
    if (way !== 'discover' || goodToken === 'accepted' || !wantsInitialize(outcome)) return outcome;
    way = 'initialize';
    return yield* send(opening(way, credentials, env), 'The server may be one of 2025.');
  }

  function* list(session: OpenSession, by: Credentials, because: string): Script<Outcome> {
    return yield* send(listing(way === 'discover' ? way : 'initialize', session, by, env), because);
  }

  /** Whether somebody who was let in gets the tools too; leaves no session behind. */
  function* goOn(opened: Outcome, by: Credentials): Script<boolean> {
    if (way === 'event-stream') return false;
    const session = sessionOf(opened);
    if (session !== undefined) yield* send(initialized(session, by, env), sessionReason);
    const listed = yield* list(session ?? {}, by, 'Who was let in may get nothing all the same.');
    if (session !== undefined) yield* send(goodbye(session, by, env), goodbyeReason);
    return listsTools(listed);
  }

  function* tried(probe: ProbeId, by: Credentials, because: string): Script<Probe> {
    const outcome = yield* open(by, because);
    const found = judged(probe, outcome, goodToken === 'accepted' || goodKey === 'accepted');
    if (!found.sent || found.verdict !== 'accepted') return found;
    return { ...found, toolsListed: yield* goOn(outcome, by) };
  }

  function* make(probe: MadeToken, jwks: Json | undefined): Script<string | undefined> {
    const { issuer } = known.authorizationServer;
    const scope = known.challenge?.scope;
    const made = yield {
      do: 'compute',
      op: {
        op: 'make-probe',
        make: probe,
        jwks,
        issuer,
        audience: known.resource.resource,
        ...(scope !== undefined && { scope }),
        ...(tokens?.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
      },
    };
    return made.kind === 'made-probe' ? made.why : 'it could not be made';
  }

  /** The requests after the first: within a session that a good token has opened, or on their own. */
  function* later(good: Outcome | undefined): Script<void> {
    const probe = 'no-token-later';
    const because = 'Every request has to be checked, and not the first alone.';
    const session = good && sessionOf(good);
    if (way === 'event-stream') return notSent(probe, 'the stream is not kept open');
    if (way === 'initialize' && good === undefined) {
      return notSent(probe, 'it takes a session that a good token has opened');
    }
    if (session !== undefined) yield* send(initialized(session, 'token', env), sessionReason);
    const outcome = yield* list(session ?? {}, 'no-token', because);
    const found = judged(probe, outcome, false);
    const toolsListed = listsTools(outcome);
    probes.push(found.sent && toolsListed ? { ...found, toolsListed } : found);
    if (session !== undefined) yield* send(goodbye(session, 'token', env), goodbyeReason);
  }

  probes.push(
    yield* tried('no-token', 'no-token', 'A server that lets in everybody refuses nobody.'),
  );
  const [first] = probes;
  if (first?.sent === true && first.verdict === 'accepted') {
    for (const probe of [...unkeyed, ...keyed]) notSent(probe, openToAll);
    notSent('token-in-query', openToAll);
    notSent('revoked', notTakenBack);
    return refusals();
  }
  let good: Outcome | undefined;
  if (tokens !== undefined) {
    good = yield* open('token', 'With the token of the sign-in the same request should be let in.');
    goodToken = verdictOf(good, false);
  }
  yield* later(goodToken === 'accepted' ? good : undefined);
  const jwks = yield* keysOf(known, env);
  for (const probe of unkeyed) {
    const why = yield* make(probe, jwks);
    if (why === undefined) probes.push(yield* tried(probe, 'probe', reasons[probe] ?? ''));
    else notSent(probe, why);
  }
  const given = env.settings.given.includes('probeKey');
  let whyNoKey = given ? yield* make('good', jwks) : undefined;
  if (given && whyNoKey === undefined) {
    const outcome = yield* open('probe', 'A correct token by your key shows that it is the key.');
    goodKey = verdictOf(outcome, false);
    const session = sessionOf(outcome);
    if (session !== undefined) yield* send(goodbye(session, 'probe', env), goodbyeReason);
    if (goodKey !== 'accepted') whyNoKey = otherKey;
  }
  for (const probe of keyed) {
    // The token of the sign-in may have run out by itself.
    const why = whyNoKey !== undefined && probe !== 'expired' ? whyNoKey : yield* make(probe, jwks);
    if (why === undefined) probes.push(yield* tried(probe, 'probe', reasons[probe] ?? ''));
    else notSent(probe, why);
  }
  if (goodToken !== 'accepted')
    notSent('token-in-query', 'it takes a token that the server lets in');
  else if (bound)
    notSent('token-in-query', 'a token that is bound to a key goes nowhere without proof');
  else {
    const because = 'Addresses are written into logs, so a token in one must not be taken.';
    probes.push(yield* tried('token-in-query', 'token-in-query', because));
  }
  notSent('revoked', notTakenBack);
  return refusals();
}

const sessionReason = 'Some servers answer nothing before they are told that the session is open.';
const goodbyeReason = 'The session was opened to probe, and is not left behind.';
const notTakenBack =
  'taking the token back would end your sign-in; signing out tries it and says whether it is dead';
const otherKey =
  'the server does not take a correct token by this key either, so to be refused would prove nothing';

const reasons: { readonly [probe in ProbeId]?: string } = {
  garbage: 'Nobody has issued this token.',
  unsigned: 'Anybody could have written a token that nobody has signed.',
  'broken-signature': 'A signature that does not fit shows that the token was changed.',
  'foreign-key': 'A key that the issuer does not publish speaks for somebody else.',
  'public-key-as-secret': 'Everybody knows the published key, so it is no secret to sign with.',
  'id-token': 'An ID token tells a client who signed in, and opens no server.',
  expired: 'A token that has run out is good for nothing.',
  'no-expiry': 'A token that never ends cannot be got rid of.',
  'another-audience': 'A token for another service is in the hands of that service.',
  'another-issuer': 'Another issuer vouches for other people.',
  'no-scope': 'Without the scope the person has allowed nothing.',
};

const words = {
  discover: 'server/discover',
  initialize: 'initialize',
  'event-stream': 'event stream',
} as const;

/** As the server is known to be spoken to. */
function firstWay({ access, session }: ProbeKnown, env: Env): Opening {
  const sse = session?.transport === 'sse' || access?.transport === 'sse';
  if (sse || env.server.transport === 'sse') return 'event-stream';
  if (session !== undefined) return session.era === '2026' ? 'discover' : 'initialize';
  return env.profile.statelessWire ? 'discover' : 'initialize';
}

function* keysOf({ authorizationServer }: ProbeKnown, env: Env): Script<Json | undefined> {
  const { jwksUri } = authorizationServer.metadata;
  if (jwksUri === undefined || !isHttpUrl(jwksUri)) return undefined;
  const request = getJson(jwksUri, 'authorization-server', env);
  const because = 'Some tokens are made with what the issuer publishes of its keys.';
  const outcome = yield { do: 'send', request, because };
  const read = outcome.kind === 'response' && outcome.status === 200 ? outcome.body : undefined;
  return read?.kind === 'json' ? read.value : undefined;
}

function judged(probe: ProbeId, outcome: Outcome, goodLetIn: boolean): Probe {
  const { exchange } = outcome.kind === 'response' || outcome.kind === 'failure' ? outcome : {};
  if (exchange === undefined) return { probe, sent: false, why: 'no request went out' };
  const verdict = verdictOf(outcome, goodLetIn);
  const status = outcome.kind === 'response' ? outcome.status : undefined;
  return { probe, sent: true, verdict, exchange, ...(status !== undefined && { status }) };
}
