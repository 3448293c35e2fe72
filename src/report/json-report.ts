/** The machine-readable report; its form is `media/schemas/trace.schema.json`. */

import type { JudgedTrace } from '../model/trace';
import { jsonText } from './json-text';
import { withoutPersonalClaims } from './personal-claims';

/** The trace as JSON text with a final newline. `outcome` is the status that the run ended in. */
export function jsonReport(judged: JudgedTrace): string {
  const trace = withoutPersonalClaims(judged);
  const { format, server, revision, status, steps, findings, stop, overrides, facts, run } = trace;
  const { upcoming, noted } = trace;
  const report = {
    format,
    server,
    revision,
    outcome: status,
    steps,
    findings,
    ...(upcoming && { upcoming }),
    ...(stop && { stop }),
    ...(noted && { noted }),
    overrides,
    facts,
    run,
  };
  return jsonText(report);
}
