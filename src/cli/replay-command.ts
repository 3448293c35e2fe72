/** `replay`: runs a saved trace again without a network. */

import { revisions } from '../model/revision';
import { jsonReport } from '../report/json-report';
import { textReport } from '../report/text-report';
import { exitCode } from './exit-code';
import { oneOf, only, optionalOneOf, parsed, textOf, UsageError } from './usage';

/** Prints the report and gives the exit code. */
export function runReplay(args: readonly string[], core: typeof import('../core')): number {
  const { values, positionals } = parsed(args, {
    revision: { type: 'string' },
    override: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    json: { type: 'boolean' },
  });
  const path = only('replay', 'the file of a trace', positionals);
  const revision = optionalOneOf('--revision', values.revision, revisions);
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error');
  const opened = core.traceFile.read(textOf(path));
  if (!opened.ok) throw new UsageError(`${path}: ${opened.why}`);
  const { trace } = opened;
  const again = core.replayed(trace, {
    overrides: [...new Set([...trace.overrides, ...(values.override ?? [])])],
    ...(revision !== undefined && { revision }),
  });
  process.stdout.write(
    values.json === true ? jsonReport(again) : textReport(again, process.stdout.isTTY === true),
  );
  return exitCode(again, failOn);
}
