/** The machine-readable report; its form is `media/schemas/trace.schema.json`. */

import type { JudgedTrace } from '../model/trace';

/** The trace as JSON text with a final newline. `outcome` is the status that the run ended in. */
export function jsonReport(trace: JudgedTrace): string {
  const { format, server, revision, status, steps, findings, stop, overrides, facts } = trace;
  return `${JSON.stringify({ format, server, revision, outcome: status, steps, findings, ...(stop && { stop }), overrides, facts }, null, 2)}\n`;
}
