/** `replay`: runs a saved trace again without a network. */

import { revisions } from '../model/revision';
import { jsonReport } from '../report/json-report';
import { textReport } from '../report/text-report';
import { exitCode } from './exit-code';
import { exportOptions, printed, printedFormats, traceOf } from './export-options';
import { oneOf, only, optionalOneOf, parsed, readOverrides, UsageError } from './usage';

/** Prints the report and gives the exit code. */
export function runReplay(args: readonly string[], core: typeof import('../core')): number {
  const { values, positionals } = parsed(args, {
    revision: { type: 'string' },
    override: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    json: { type: 'boolean' },
    ...exportOptions,
  });
  const path = only('replay', 'the file of a trace', positionals);
  const revision = optionalOneOf('--revision', values.revision, revisions);
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error');
  const format = optionalOneOf('--format', values.format, printedFormats);
  if (format !== undefined && values.json === true) {
    throw new UsageError('--json and --format exclude each other.');
  }
  if (format === undefined && values.exchange !== undefined) {
    throw new UsageError('--exchange goes with --format curl.');
  }
  const overrides = readOverrides(values.override);
  const trace = traceOf(path, core);
  const again = core.replayed(trace, {
    overrides: [...new Set([...trace.overrides, ...overrides])],
    ...(revision !== undefined && { revision }),
  });
  process.stdout.write(
    format !== undefined
      ? printed(again, format, values.exchange, core)
      : values.json === true
        ? jsonReport(again)
        : textReport(again, process.stdout.isTTY === true),
  );
  return exitCode(again, failOn);
}
