/** What `export` and `replay` have in common: a trace from a file, and a form to print one in. */

import type { JudgedTrace, Trace } from '../model/trace';
import { textOf, UsageError, wholeNumber } from './usage';

export const exportOptions = {
  format: { type: 'string' },
  exchange: { type: 'string' },
} as const;

export const printedFormats = ['har', 'markdown', 'mermaid', 'curl'] as const;
export type PrintedFormat = (typeof printedFormats)[number];

/** The trace in a file. */
export function traceOf(path: string, core: typeof import('../core')): Trace {
  const opened = core.traceFile.read(textOf(path));
  if (!opened.ok) throw new UsageError(`${path}: ${opened.why}`);
  return opened.trace;
}

/** The trace in that form; `exchange` is the number of the one that curl is to send. */
export function printed(
  trace: JudgedTrace,
  format: PrintedFormat,
  exchange: string | undefined,
  { carried }: typeof import('../core'),
): string {
  if (format !== 'curl') {
    if (exchange !== undefined) throw new UsageError('--exchange goes with --format curl.');
    return carried.text(trace, format);
  }
  const exchanges = carried.exchanges(trace);
  if (exchanges.length === 0) throw new UsageError('The trace has no exchange.');
  if (exchange === undefined) {
    throw new UsageError(
      `--format curl needs --exchange, the number of one from 1 to ${exchanges.length}, as --format markdown shows it.`,
    );
  }
  const number = wholeNumber('--exchange', exchange, 1, exchanges.length);
  return exchanges
    .filter((one) => one.number === number)
    .map((one) => carried.curl(one.exchange))
    .join('');
}
