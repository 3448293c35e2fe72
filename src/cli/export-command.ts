/** `export`: prints a saved trace in a form that others can read. */

import { exportOptions, printed, printedFormats, traceOf } from './export-options';
import { only, optionalOneOf, parsed, UsageError } from './usage';

/** Prints to standard output and gives the exit code; what is wrong with the sign-in does not count. */
export function runExport(args: readonly string[], core: typeof import('../core')): number {
  const { values, positionals } = parsed(args, exportOptions);
  const path = only('export', 'the file of a trace', positionals);
  const format = optionalOneOf('--format', values.format, printedFormats);
  if (format === undefined) {
    throw new UsageError(`export needs --format, one of ${printedFormats.join(', ')}.`);
  }
  process.stdout.write(printed(core.judged(traceOf(path, core)), format, values.exchange, core));
  return 0;
}
