/**
 * The clock of the server or of the authorization server is more than a minute away from that of this
 * machine, by the Date field of its answers. Tokens carry times, and each party reads them by its own clock.
 *
 * Looks like: a fresh token is refused as expired or as not valid yet, and an hour later, or on another
 * machine, the same sign-in works.
 * Why: a virtual machine that was asleep, a container host without time service, or a clock that somebody
 * set by hand. The times in a token are those of the machine that issued it.
 * FastMCP: nothing to change there. JWTVerifier compares exp and nbf with the clock of its own machine.
 * TypeScript SDK: jwtVerify takes clockTolerance for a difference of seconds. For more, set the clock.
 * Provider: a hosted provider has the right time. Where you run the provider yourself, switch the time service on.
 */

import { type Clock, clockOf, clockTolerance, isRight, lengthWords } from './clocks';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const clocksDiffer = defineRule({
  id: 'clocks-differ',
  effect: 'client-fails',
  spec: ['rfc7519-claims', 'rfc9068-validation'],
  needs: [],
  check(trace) {
    const server = clockOf(trace, 'server');
    const issuer = clockOf(trace, 'authorization-server');
    const wrong = [server, issuer].filter((clock) => clock !== undefined && !isRight(clock));
    const [first] = wrong;
    if (first === undefined) return undefined;
    const names = {
      server: hostOf(trace.server.url),
      issuer: hostOf(
        trace.facts.authorizationServer?.tokenEndpoint ?? trace.facts.stored?.tokenEndpoint ?? '',
      ),
    };
    const both =
      server !== undefined &&
      issuer !== undefined &&
      wrong.length === 2 &&
      Math.abs(server.ahead - issuer.ahead) <= clockTolerance;
    const said = [
      ...(server ? [`${names.server} is ${awayWords(server)}`] : []),
      ...(issuer ? [`${names.issuer || 'the authorization server'} is ${awayWords(issuer)}`] : []),
    ];
    const who = first === server ? names.server : names.issuer || 'the authorization server';
    return {
      ...(trace.stop?.code === 'token-not-accepted' && { effect: 'sign-in-fails' as const }),
      title: both
        ? 'The clock of this machine differs from those of both servers'
        : `The clocks of ${who} and of this machine differ`,
      expected: 'clocks that agree within a minute',
      actual: `by the Date of the answers, ${said.join(' and ')}`,
      because:
        'a token says from when and until when it is good, and whoever checks it goes by its own clock',
      do: both
        ? 'set the clock of this machine right; both servers agree with each other'
        : `compare the clock of ${who} with the right time, and that of this machine too`,
      evidence: wrong.flatMap((clock) => (clock === undefined ? [] : [clock.pointer])),
    };
  },
});

function awayWords(clock: Clock): string {
  if (isRight(clock)) return 'right';
  return `${lengthWords(clock.ahead)} ${clock.ahead > 0 ? 'ahead of' : 'behind'} this machine`;
}
