/** The machine-readable report; its form is `media/schemas/trace.schema.json`. */

import type { JudgedTrace } from '../model/trace';
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
  return safeJson(report);
}

/** A value as JSON text with a final newline, which no terminal or editor is misled by. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu, escaped)}\n`;
}

/** JSON leaves these as they are; on a terminal they could steer it or turn the text around. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
