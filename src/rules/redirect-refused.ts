/** A request is redirected to another origin. Following it would hand the flow to somebody else. */

import { brokenExchange } from './broken-exchange';
import { headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const redirectRefused = defineRule({
  id: 'redirect-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-communication-security'],
  needs: [],
  check(trace) {
    const broken = brokenExchange(trace);
    const kind = broken?.failure.kind;
    if (broken === undefined || (kind !== 'redirect-refused' && kind !== 'too-many-redirects'))
      return undefined;
    const { request, response } = broken.exchange;
    const host = hostOf(request.url);
    const location = response?.headers.find(([name]) => name === 'location')?.[1] ?? '';
    const away = kind === 'redirect-refused';
    const ours = trace.stop?.code === 'server-unreachable' || trace.stop?.code === 'session-failed';
    return {
      title: away ? `${host} redirects to another origin` : `${host} redirects without end`,
      expected: 'an answer at this address, after at most five redirects within the same origin',
      actual: `${response?.status} to ${location}${away ? '' : ', and so on'}`,
      because: away
        ? 'a client that followed would send what belongs to this origin to another one'
        : 'a client has to give up at some point',
      do: !away
        ? 'let one of these addresses answer the request itself'
        : ours
          ? 'put the final address into the configuration, if you trust it'
          : `let ${host} answer at this address itself, without a redirect`,
      evidence: [headerPointer(broken, 'location')],
    };
  },
});
