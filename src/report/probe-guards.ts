/** Guards for what a saved trace says of the probes of a server. */

import type { Counterproof, Probe, ProbeId, ProbeVerdict, Refusals } from '../model/probe';
import { either, is, isFlag, isNumber, isText, list, object, oneOf } from './guard';

const isProbeId = oneOf<ProbeId>({
  'no-token': true,
  'no-token-later': true,
  garbage: true,
  unsigned: true,
  'broken-signature': true,
  'foreign-key': true,
  'public-key-as-secret': true,
  'id-token': true,
  expired: true,
  'no-expiry': true,
  'another-audience': true,
  'another-issuer': true,
  'no-scope': true,
  'token-in-query': true,
  revoked: true,
});

const verdicts = { refused: true, accepted: true, unclear: true } as const;

const isProbe = either(
  object<Extract<Probe, { sent: true }>>(
    {
      probe: isProbeId,
      sent: is(true),
      verdict: oneOf<ProbeVerdict>(verdicts),
      exchange: isText,
    },
    { status: isNumber, toolsListed: isFlag },
  ),
  object<Extract<Probe, { sent: false }>>({ probe: isProbeId, sent: is(false), why: isText }, {}),
);

const isCounterproof = oneOf<Counterproof>({ ...verdicts, 'not-tried': true });

export const isRefusals = object<Refusals>(
  {
    asked: oneOf<Refusals['asked']>({
      'server/discover': true,
      initialize: true,
      'event stream': true,
      'tools/list': true,
    }),
    goodToken: isCounterproof,
    goodKey: isCounterproof,
    probes: list(isProbe, 30),
  },
  {},
);
