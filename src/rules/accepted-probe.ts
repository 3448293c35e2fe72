/** A probe that a server should have refused, in the words of a finding. */

import type { Probe, ProbeId, Refusals } from '../model/probe';
import type { Trace } from '../model/trace';
import { answerPointer, exchangesOf, type Found } from './evidence';
import type { Verdict } from './rule';

export type SentProbe = Extract<Probe, { sent: true }>;

/** What was expected and what came, when the server let this probe in. */
export function acceptedProbe(
  trace: Trace,
  refusals: Refusals,
  ...wanted: readonly ProbeId[]
): (Pick<Verdict, 'expected' | 'actual' | 'evidence'> & { readonly probe: ProbeId }) | undefined {
  const found = sentProbes(trace, refusals).find(
    ({ probe, verdict }) => wanted.includes(probe) && verdict === 'accepted',
  );
  if (found === undefined) return undefined;
  const asked = found.probe === 'no-token-later' ? 'tools/list' : refusals.asked;
  return {
    probe: found.probe,
    expected: `401 to ${asked}`,
    actual: `let in with ${found.status ?? 'no status'}${listWords(found)}`,
    evidence: evidenceOf(trace, refusals, found),
  };
}

/** A call could change something, so the list of the tools is as far as it goes. */
function listWords({ toolsListed }: SentProbe): string {
  if (toolsListed === undefined) return '; whether the tools are listed too was not tried';
  return toolsListed
    ? ', and given the list of the tools'
    : ', and not given the list of the tools';
}

/** The probes that went out, in the order in which they did; not what the user has made of them. */
export function sentProbes(trace: Trace, { probes }: Refusals): readonly SentProbe[] {
  return probes.filter(
    (probe): probe is SentProbe => probe.sent && answerTo(trace, probe)?.exchange.edited !== true,
  );
}

/** Points to a probe among the facts, and to what the server answered. */
export function evidenceOf(
  trace: Trace,
  { probes }: Refusals,
  probe: SentProbe,
): readonly string[] {
  const answer = answerTo(trace, probe);
  const fact = `/facts/refusals/probes/${probes.indexOf(probe)}`;
  return [fact, ...(answer === undefined ? [] : [answerPointer(answer)])];
}

function answerTo(trace: Trace, probe: SentProbe): Found | undefined {
  return exchangesOf(trace, 'refusals').find(({ exchange }) => exchange.id === probe.exchange);
}
