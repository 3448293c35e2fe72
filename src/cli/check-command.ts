/** `check`: says of one server or many what can be known without signing in. */

import type { Ports } from '../model/ports';
import type { ServerEntry } from '../model/server';
import { memorySecrets, nobody, nodePorts } from '../node/node-ports';
import { jsonCheckReport, textCheckReport } from '../report/check-report';
import type { CheckedServer } from '../report/checked-server';
import { junitReport } from '../report/junit-report';
import { sarifReport } from '../report/sarif-report';
import { type CheckOptions, checkOptions, readCheckOptions } from './check-options';
import { type ConfiguredServer, serversOfFile, serversOfWorkspace } from './configured-servers';
import { exitCode } from './exit-code';
import type { Engine } from './run-flow';
import { say } from './say';
import { type Environment, parsed } from './usage';

/** Servers that are checked at the same time. */
const atOnce = 4;

/** A check is there to be quick; who answers later than this is of no use to people either. */
const longestMs = 8_000;

type Target =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'entry'; readonly server: ConfiguredServer };

/** Prints the report and gives the exit code: the worst of all servers. */
export async function runCheck(
  args: readonly string[],
  environment: Environment,
  engine: Engine,
  discovery: typeof import('../discovery'),
): Promise<number> {
  const { values, positionals } = parsed(args, checkOptions);
  const options = readCheckOptions(values, positionals);
  const configured: readonly (readonly ConfiguredServer[])[] = await Promise.all([
    ...options.configs.map((path) => serversOfFile(path, environment, discovery)),
    ...options.workspaces.map((folder) => serversOfWorkspace(folder, environment, discovery)),
  ]);
  const targets: readonly Target[] = [
    ...options.urls.map((url): Target => ({ kind: 'url', url })),
    ...configured.flat().map((server): Target => ({ kind: 'entry', server })),
  ];
  const servers = await inTurn(targets, (target) => checked(target, options, engine));
  process.stdout.write(reportOf(servers, options));
  if (options.format !== 'text') {
    for (const { name, result } of servers) {
      if (result.kind === 'not-checked') say(`${name} was not checked: ${result.why}`);
    }
  }
  return Math.max(...servers.map((server) => codeOf(server, options)));
}

function reportOf(servers: readonly CheckedServer[], { format, failOn }: CheckOptions): string {
  switch (format) {
    case 'text':
      return textCheckReport(servers, process.stdout.isTTY === true);
    case 'json':
      return jsonCheckReport(servers);
    case 'sarif':
      return sarifReport(servers);
    case 'junit':
      return junitReport(servers, failOn);
  }
}

function codeOf({ result }: CheckedServer, { failOn }: CheckOptions): number {
  if (result.kind === 'checked') return exitCode(result.trace, failOn);
  return result.failed ? 1 : 0;
}

/** All of them in their order, a few under way at a time. */
async function inTurn<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const done = new Map<number, R>();
  const left = all.entries();
  const worker = async (): Promise<void> => {
    for (const [at, one] of left) done.set(at, await work(one));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return all.flatMap((_, at) => {
    const result = done.get(at);
    return result === undefined ? [] : [result];
  });
}

async function checked(
  target: Target,
  options: CheckOptions,
  engine: Engine,
): Promise<CheckedServer> {
  if (target.kind === 'url') {
    const { transport, headers } = options;
    const server = { name: new URL(target.url).host, url: target.url, transport, headers };
    return { name: target.url, result: await check(server, options, engine) };
  }
  const { entry, path } = target.server;
  const { line, column } = entry.place;
  const place = { path, line: line + 1, column: column + 1 };
  return { name: entry.name, place, result: await checkEntry(entry, options, engine) };
}

async function checkEntry(
  entry: ServerEntry,
  options: CheckOptions,
  engine: Engine,
): Promise<CheckedServer['result']> {
  if (entry.kind === 'broken') return { kind: 'not-checked', why: entry.problem, failed: true };
  if (entry.kind === 'stdio') {
    const why = 'it is started as a process, and no sign-in over HTTP is in play.';
    return { kind: 'not-checked', why, failed: false };
  }
  if (entry.unresolved.length > 0) {
    const why = `${entry.unresolved.join(', ')} has no value here.`;
    return { kind: 'not-checked', why, failed: false };
  }
  const { name, url, transport, headers, clientId } = entry;
  const settings = { ...(clientId !== undefined && { clientId }), ...options.settings };
  return check({ name, url, transport, headers }, { ...options, settings }, engine);
}

async function check(
  server: Parameters<Engine['core']['startFlow']>[0]['server'],
  { revision, settings }: Pick<CheckOptions, 'revision' | 'settings'>,
  { core, ...loaders }: Engine,
): Promise<CheckedServer['result']> {
  const ports: Ports = {
    ...nodePorts,
    secrets: memorySecrets(),
    ask: nobody,
    log: say,
    openBrowser: async () => false,
    reserveRedirect: () => Promise.reject(new Error('nobody signs in')),
  };
  const flow = core.startFlow({
    errand: 'check',
    revision,
    server,
    settings: { overrides: [], loginTimeout: 1, ...settings },
    pause: 'never',
    limits: { ms: longestMs },
    ports,
    ...loaders,
  });
  const interrupt = (): void => flow.stop();
  process.once('SIGINT', interrupt);
  flow.go('continue');
  const trace = await flow.ended();
  process.off('SIGINT', interrupt);
  return { kind: 'checked', trace };
}
