/** `replay` and `client-document`: commands that contact nobody. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { revisions } from '../model/revision';
import { jsonReport } from '../report/json-report';
import { textReport } from '../report/text-report';
import { exitCode } from './exit-code';
import { optionalOneOf, requireWebAddress, UsageError } from './usage';

type Core = typeof import('../core');

/** Runs a saved trace again without a network, prints the report, and gives the exit code. */
export function runReplay(args: readonly string[], core: Core): number {
  const { values, positionals } = read(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        revision: { type: 'string' },
        override: { type: 'string', multiple: true },
        'fail-on': { type: 'string' },
        json: { type: 'boolean' },
      },
    }),
  );
  const [path] = positionals;
  if (path === undefined) throw new UsageError('replay needs the file of a trace.');
  const opened = core.traceFile.read(readText(path));
  if (!opened.ok) throw new UsageError(`${path}: ${opened.why}`);
  const revision = optionalOneOf('--revision', values.revision, revisions);
  const failOn = optionalOneOf('--fail-on', values['fail-on'], ['error', 'warning'] as const);
  const trace = core.replayed(opened.trace, {
    overrides: [...opened.trace.overrides, ...(values.override ?? [])],
    ...(revision !== undefined && { revision }),
  });
  process.stdout.write(
    values.json === true ? jsonReport(trace) : textReport(trace, process.stdout.isTTY === true),
  );
  return exitCode(trace, failOn ?? 'error');
}

/** Prints the document that makes its own address a client id. */
export function runClientDocument(args: readonly string[], core: Core): number {
  const { values, positionals } = read(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        'redirect-uri': { type: 'string', multiple: true },
      },
    }),
  );
  const [url] = positionals;
  if (url === undefined || !core.clientDocument.isDocumentUrl(url)) {
    throw new UsageError('client-document needs the https address, with a path, where it will be.');
  }
  const redirectUris = values['redirect-uri'] ?? [
    'http://127.0.0.1:33419/callback',
    'http://127.0.0.1/callback',
  ];
  for (const uri of redirectUris) requireWebAddress(uri);
  const name = values.name ?? '';
  process.stdout.write(core.clientDocument.writeClientDocument({ url, name, redirectUris }));
  return 0;
}

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The file ${path} cannot be read.`);
  }
}
