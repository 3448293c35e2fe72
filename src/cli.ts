#!/usr/bin/env node
/** The command line: the same engine without an editor. */

import { runClientDocument } from './cli/client-document-command';
import { runConfig } from './cli/config-command';
import { helpText } from './cli/help';
import { runReplay } from './cli/replay-command';
import { runToken } from './cli/token-command';
import { runTrace } from './cli/trace-command';
import { UsageError } from './cli/usage';

const loadCore = (): typeof import('./core') => require('./core.js') as typeof import('./core');
const loadEra2025 = (): typeof import('./client/era-2025') =>
  require('./era-2025.js') as typeof import('./client/era-2025');
const loadEra2026 = (): typeof import('./client/era-2026') =>
  require('./era-2026.js') as typeof import('./client/era-2026');

const loadDiscovery = (): typeof import('./discovery') =>
  require('./discovery.js') as typeof import('./discovery');

const engine = () => ({ core: loadCore(), loadEra2025, loadEra2026 });

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (
    command === undefined ||
    command === 'help' ||
    args.includes('--help') ||
    args.includes('-h')
  ) {
    process.stdout.write(helpText);
    return command === undefined ? 2 : 0;
  }
  switch (command) {
    case 'trace':
      return runTrace(rest, process.env, engine());
    case 'token':
      return runToken(rest, process.env, engine());
    case 'replay':
      return runReplay(rest, loadCore());
    case 'config':
      return runConfig(rest, loadDiscovery());
    case 'client-document':
      return runClientDocument(rest, loadCore());
    default:
      throw new UsageError(
        `There is no command ${JSON.stringify(command)}. The commands are trace, token, replay, config and client-document.`,
      );
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    const text =
      error instanceof Error
        ? usage
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${text}\n${usage ? 'See --help.\n' : ''}`);
    process.exitCode = usage ? 2 : 1;
  },
);
