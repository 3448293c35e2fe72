/**
 * The probes of a server as a script: it yields what is to be done next and gets what came of it, so
 * that going through what has come back so far leads to where the step stands.
 */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { Counterproof, Probe, ProbeId, Refusals } from '../model/probe';
import type { Json } from '../model/wire';
import type { Opening } from './opening-request';
import { listsTools, verdictOf } from './probe-answer';
import { createConversation, type Script } from './probe-conversation';
import { type Credentials, type Env, getJson, type MadeToken } from './step';
import { isHttpUrl } from './well-known';

/** Whose tokens the server takes, and for whom they are. */
export interface TokenSource {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri?: string;
}

export type ProbeKnown = TokenSource & {
  readonly [F in 'access' | 'tokens' | 'stored' | 'session' | 'challenge']?: Facts[F];
};

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

/** All probes, one after the other. */
export function* probing(known: ProbeKnown, env: Env): Script<Refusals> {
  const tokens = known.tokens ?? known.stored?.tokens;
  const server = createConversation(firstWay(known, env), env);
  let goodToken: Counterproof = 'not-tried';
  let goodKey: Counterproof = 'not-tried';
  const probes: Probe[] = [];
  const notSent = (probe: ProbeId, why: string): void => {
    probes.push({ probe, sent: false, why });
  };
  const refusals = (): Refusals => ({ asked: server.asked(), goodToken, goodKey, probes });

  function* tried(probe: ProbeId, by: Credentials): Script<Probe> {
    const outcome = yield* server.ask(by, reasons[probe]);
    const found = judged(probe, outcome, goodToken === 'accepted' || goodKey === 'accepted');
    if (!found.sent || found.verdict !== 'accepted') return found;
    const toolsListed = yield* server.goOn(outcome, by);
    return { ...found, ...(toolsListed !== undefined && { toolsListed }) };
  }

  function* make(
    probe: MadeToken,
    jwks: Json | undefined,
    withKey: boolean,
  ): Script<string | undefined> {
    const { issuer, audience } = known;
    const scope = known.challenge?.scope;
    const made = yield {
      do: 'compute',
      op: {
        op: 'make-probe',
        make: probe,
        withKey,
        jwks,
        issuer,
        audience,
        ...(scope !== undefined && { scope }),
        ...(tokens?.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
      },
    };
    return made.kind === 'made-probe' ? made.why : 'it could not be made';
  }

  /** `whyNoKey`: why the key of the user is of no use. A token that ran out by itself takes none. */
  function* made(probe: ProbeId, jwks: Json | undefined, whyNoKey?: string): Script<void> {
    const needsKey = keyed.includes(probe) && probe !== 'expired';
    if (needsKey && whyNoKey !== undefined) return notSent(probe, whyNoKey);
    const why = yield* make(probe, jwks, whyNoKey === undefined);
    if (why === undefined) probes.push(yield* tried(probe, { probe }));
    else notSent(probe, whyNoKey ?? why);
  }

  function* withoutToken(good: Outcome | undefined): Script<void> {
    const probe = 'no-token-later';
    const outcome = yield* server.listWithoutToken(good);
    if (typeof outcome === 'string') return notSent(probe, outcome);
    const found = judged(probe, outcome, false);
    probes.push(found.sent && listsTools(outcome) ? { ...found, toolsListed: true } : found);
  }

  const first = yield* tried('no-token', 'no-token');
  probes.push(first);
  if (first.sent && first.verdict === 'accepted') {
    // Some servers open to everybody, and want a token once there is something to see.
    if (first.toolsListed === true || !(yield* server.askForList())) {
      for (const probe of [...unkeyed, ...keyed]) notSent(probe, openToAll);
      return refusals();
    }
  }
  let good: Outcome | undefined;
  if (tokens !== undefined) {
    const because = 'With the token of the sign-in the same request should be let in.';
    good = yield* server.ask('token', because);
    goodToken = verdictOf(good, false);
    if (goodToken === 'accepted') server.settle();
  }
  yield* withoutToken(goodToken === 'accepted' ? good : undefined);
  const jwks = yield* keysOf(known, env);
  for (const probe of unkeyed) yield* made(probe, jwks);

  const given = env.settings.given.includes('probeKey');
  let whyNoKey = given ? yield* make('good', jwks, true) : undefined;
  if (given && whyNoKey === undefined) {
    const because = 'A correct token by your key shows that it is the key.';
    const outcome = yield* server.ask({ probe: 'good' }, because);
    goodKey = verdictOf(outcome, false);
    if (goodKey === 'accepted') {
      server.settle();
      yield* server.leave(outcome, { probe: 'good' });
    } else whyNoKey = otherKey;
  }
  for (const probe of keyed) yield* made(probe, jwks, whyNoKey);

  const bound = tokens?.tokenType.toLowerCase() === 'dpop' || known.stored?.dpopBound === true;
  if (goodToken !== 'accepted') notSent('token-in-query', 'it takes a token that is let in');
  else if (bound) notSent('token-in-query', 'a token that is bound to a key needs its proof');
  else probes.push(yield* tried('token-in-query', 'token-in-query'));
  notSent('revoked', notTakenBack);
  yield* server.end();
  return refusals();
}

const openToAll =
  'the server lets everybody in and lists its tools to everybody; whether a call is refused was not tried, as it could change something';
const notTakenBack =
  'taking the token back would end your sign-in; signing out tries it and says whether it is dead';
const otherKey =
  'the server does not take a correct token by this key either, so to be refused would prove nothing';

const reasons: { readonly [probe in ProbeId]: string } = {
  'no-token': 'A server that lets in everybody refuses nobody.',
  'no-token-later': 'Every request has to be checked, and not the first alone.',
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
  'token-in-query': 'Addresses are written into logs, so a token in one must not be taken.',
  revoked: 'A token that was taken back is good for nothing.',
};

/** As the server is known to be spoken to. */
function firstWay({ access, session }: ProbeKnown, env: Env): Opening {
  const sse = session?.transport === 'sse' || access?.transport === 'sse';
  if (sse || env.server.transport === 'sse') return 'event-stream';
  if (session !== undefined) return session.era === '2026' ? 'discover' : 'initialize';
  return env.profile.statelessWire ? 'discover' : 'initialize';
}

function* keysOf({ jwksUri }: TokenSource, env: Env): Script<Json | undefined> {
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
