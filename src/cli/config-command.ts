/** `config`: says what is wrong in the configuration files of a folder. Nothing is contacted. */

import { statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { oneLine } from '../config/one-line';
import { commandWords, displayUrl } from '../config/server-text';
import type { Severity } from '../model/finding';
import type { ConfigFile, ServerEntry } from '../model/server';
import {
  configReport,
  configReportJson,
  type JudgedConfig,
  type ListedServer,
} from '../report/config-report';
import { oneOf, parsed, UsageError } from './usage';

type Discovery = typeof import('../discovery');

/** Prints the report and gives the exit code: 1 for a finding that weighs as much as `--fail-on` says. */
export async function runConfig(args: readonly string[], discovery: Discovery): Promise<number> {
  const { values, positionals } = parsed(args, {
    'fail-on': { type: 'string' },
    all: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`config takes one argument; ${more[0]} is one too many.`);
  }
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'warning');
  const files = await filesOf(folder, values.all === true, discovery);
  const config = judged(files, values.all === true, discovery);
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

/** The files of a folder, and of the machine. Throws a `UsageError` when there is no such folder. */
async function filesOf(
  folder: string,
  all: boolean,
  { readCandidates, readMachineFiles, workspaceFiles }: Discovery,
): Promise<readonly ConfigFile[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`${folder} is not a folder.`);
  }
  const base = resolve(folder);
  const inFolder = workspaceFiles('all').map((one) => ({
    ...one,
    path: join(base, ...one.path.split('/')),
  }));
  const label = (path: string): string => relative(base, path).split(sep).join('/');
  const own = await readCandidates(inFolder, { label });
  return all ? [...own, ...(await readMachineFiles('all'))] : own;
}

function judged(
  files: readonly ConfigFile[],
  all: boolean,
  { judgeFiles }: Discovery,
): JudgedConfig {
  const names = new Map(
    files.flatMap(({ servers }) => servers.map(({ id, name }) => [id, name] as const)),
  );
  return {
    files: files.map(({ uri, label, servers, source }) => ({
      uri,
      label,
      servers: servers.length,
      ...(all && { client: source?.clientName ?? '', listed: servers.map(listedServer) }),
    })),
    problems: files.flatMap(({ uri, problems, servers }) => [
      ...problems.map(({ message, line, column }) => ({ message, place: { uri, line, column } })),
      ...servers.flatMap((entry) =>
        entry.kind === 'broken' ? [{ message: entry.problem, place: entry.place }] : [],
      ),
    ]),
    findings: [...judgeFiles(files)].flatMap(([id, found]) =>
      found.map((finding) => ({ server: oneLine(names.get(id) ?? '') || '(no name)', finding })),
    ),
  };
}

function listedServer(entry: ServerEntry): ListedServer {
  const { name, within, disabled } = entry;
  return {
    name: oneLine(name, 100) || '(no name)',
    transport: entry.kind === 'http' ? entry.transport : entry.kind,
    at: whereWords(entry),
    disabled: disabled === true,
    ...(within !== undefined && { within: oneLine(within, 200) }),
  };
}

function whereWords(entry: ServerEntry): string {
  switch (entry.kind) {
    case 'http':
      return displayUrl(entry.url);
    case 'stdio':
      return commandWords(entry);
    case 'broken':
      return entry.problem;
  }
}
