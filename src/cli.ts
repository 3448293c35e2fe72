#!/usr/bin/env node

/** The command line: the same engine without an editor. */

import { runAddAuth } from './cli/add-auth-command';
import { runCheck } from './cli/check-command';
import { runClientDocument } from './cli/client-document-command';
import { runConfig } from './cli/config-command';
import { runExplain } from './cli/explain-command';
import { runExport } from './cli/export-command';
import { helpText } from './cli/help';
import { runNew } from './cli/new-command';
import { runReplay } from './cli/replay-command';
import { runToken } from './cli/token-command';
import { runTrace } from './cli/trace-command';
import { UsageError } from './cli/usage';
import type { RulePages } from './model/rule-page';

const loadCore = (): typeof import('./core') => require('./core.js') as typeof import('./core');
const loadEra2025 = (): typeof import('./client/era-2025') =>
  require('./era-2025.js') as typeof import('./client/era-2025');
const loadEra2026 = (): typeof import('./client/era-2026') =>
  require('./era-2026.js') as typeof import('./client/era-2026');
const loadRulePages = (): RulePages => require('./rule-pages.json') as RulePages;

const loadCodegen = (): typeof import('./codegen') =>
  require('./codegen.js') as typeof import('./codegen');

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
    case 'check':
      return runCheck(rest, process.env, engine(), loadDiscovery());
    case 'token':
      return runToken(rest, process.env, engine());
    case 'replay':
      return runReplay(rest, loadCore());
    case 'export':
      return runExport(rest, loadCore());
    case 'config':
      return runConfig(rest, loadDiscovery());
    case 'client-document':
      return runClientDocument(rest, loadCore());
    case 'add-auth':
      return runAddAuth(rest, loadCodegen);
    case 'new':
      return runNew(rest, loadCodegen);
    case 'explain':
      return runExplain(rest, loadCore().rulePages, loadRulePages());
    default:
      throw new UsageError(
        `There is no command ${JSON.stringify(command)}. The commands are trace, check, token, replay, export, config, client-document, add-auth, new and explain.`,
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
