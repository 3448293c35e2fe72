/** What came of the probes of a server, a line for each. */

import { probeResult, probeWords } from '../model/probe';
import type { Trace } from '../model/trace';

/** Nothing when no probes were made. */
export function probeLines({ facts }: Pick<Trace, 'facts'>): readonly string[] {
  const { refusals } = facts;
  if (refusals === undefined || refusals.probes.length === 0) return [];
  return [
    '',
    `Asked for ${refusals.asked} with`,
    ...refusals.probes.map(
      (probe) => `  ${probeWords[probe.probe].padEnd(56)} ${probeResult(probe)}`,
    ),
  ];
}
