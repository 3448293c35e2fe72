/** `config`: says what is wrong in the configuration files of a folder. Nothing is contacted. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientFiles } from '../config/clients/list';
import { configFacts } from '../config/config-facts';
import { maxFileSize } from '../config/limits';
import type { Severity } from '../model/finding';
import type { ConfigFile } from '../model/server';
import { configReport, configReportJson, type JudgedConfig } from '../report/config-report';
import { judgeEntry } from '../rules/config/list';
import { oneOf, parsed, UsageError } from './usage';

/** Prints the report and gives the exit code: 1 for a finding that weighs as much as `--fail-on` says. */
export function runConfig(args: readonly string[]): number {
  const { values, positionals } = parsed(args, {
    'fail-on': { type: 'string' },
    json: { type: 'boolean' },
  });
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`config takes one argument; ${more[0]} is one too many.`);
  }
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'warning');
  const config = judgedConfig(folder);
  process.stdout.write(
    values.json === true
      ? configReportJson(config)
      : configReport(config, process.stdout.isTTY === true),
  );
  const counts = (severity: Severity): boolean =>
    severity === 'error' || (failOn === 'warning' && severity === 'warning');
  const fails =
    config.findings.some(({ finding }) => counts(finding.severity)) ||
    config.problems.some(() => counts('warning'));
  return fails ? 1 : 0;
}

/** The files of a folder with what is wrong in them. Throws a `UsageError` when there is no such folder. */
function judgedConfig(folder: string): JudgedConfig {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`${folder} is not a folder.`);
  }
  const files = clientFiles.flatMap((client): readonly ConfigFile[] => {
    const path = join(folder, client.path);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return [];
    const uri = pathToFileURL(path).href;
    if (!found.isFile() || found.size > maxFileSize) {
      const message = found.isFile()
        ? 'The file is larger than 1 MB and is not read.'
        : 'Expected a file, found a folder.';
      const problems = [{ message, line: 0, column: 0 }];
      return [{ uri, label: client.path, servers: [], problems }];
    }
    return [client.parse(uri, client.path, readFileSync(path, 'utf8'))];
  });
  return {
    files: files.map(({ uri, label, servers }) => ({ uri, label, servers: servers.length })),
    problems: files.flatMap(({ uri, problems, servers }) => [
      ...problems.map(({ message, line, column }) => ({ message, place: { uri, line, column } })),
      ...servers.flatMap((entry) =>
        entry.kind === 'broken' ? [{ message: entry.problem, place: entry.place }] : [],
      ),
    ]),
    findings: configFacts(files).flatMap((entry) =>
      judgeEntry(entry).map((finding) => ({ server: entry.name, finding })),
    ),
  };
}
