import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../../src/model/wire';
import { clientMetadataVariable } from './given';
import { openTurns, type Turns, turnsVariable } from './turns';

const home = dirname(
  createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json'),
);

/** The one address of a client metadata document that the suite's servers take. */
export const metadataUrl = 'https://conformance-test.local/client-metadata.json';

const awaitTurn = pathToFileURL(join(import.meta.dirname, 'await-turn.mjs')).href;

/** After so many milliseconds the suite gives a client up, the wait for its turn included. */
const longest = '240000';

export interface SuiteRun {
  readonly code: number | null;
  readonly output: string;
}

export interface SuiteCheck {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string;
  /** Among other things the requests and answers that the suite has seen. */
  readonly details?: Json;
}

/** What came of one scenario. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly checks: readonly SuiteCheck[];
  /** All that the client has printed. */
  readonly printed: string;
}

export interface ScenarioRun extends SuiteRun, ScenarioResult {}

export interface ListedScenario {
  readonly scenario: string;
  /** Revisions of MCP, or `extension`. */
  readonly versions: readonly string[];
}

/** A client by the path of its bundle, and where the document about it is. */
export interface DrivenClient {
  readonly path: string;
  readonly metadataUrl?: string;
}

/** Every scenario for clients that the suite has. */
export async function listScenarios(): Promise<readonly ListedScenario[]> {
  const { output } = await runSuite(['list', '--client']);
  return [...output.matchAll(/^ {2}- (\S+) \[([^\]]*)\]$/gm)].map(([, scenario, versions]) => ({
    scenario: scenario ?? '',
    versions: versions?.split(',') ?? [],
  }));
}

/** The revisions that the suite has a set of requirements for. */
export async function listRequirements(): Promise<readonly string[]> {
  const files = await readdir(join(home, 'requirements'));
  return files.map((file) => file.replace(/\.yaml$/, '')).toSorted();
}

/** Lets the suite drive a client through one scenario. Without a version the suite takes its own. */
export async function runScenario(
  client: DrivenClient,
  scenario: string,
  version?: string,
): Promise<ScenarioRun> {
  const { results, ...run } = await runClient(client, [
    ...['--scenario', scenario],
    ...(version === undefined ? [] : ['--spec-version', version]),
  ]);
  const [result] = results;
  assert.ok(result, `no result was written:\n${run.output}`);
  return { ...run, ...result };
}

/** Lets the suite drive a client through all that a revision requires. */
export async function runRequirements(
  client: DrivenClient,
  revision: string,
): Promise<SuiteRun & { readonly results: readonly ScenarioResult[] }> {
  // The suite starts dozens of clients at once, more than a small machine does well.
  const turns = await openTurns(2);
  try {
    return await runClient(client, ['--requirements', revision], turns);
  } finally {
    turns.close();
  }
}

async function runClient(
  client: DrivenClient,
  args: readonly string[],
  turns?: Turns,
): Promise<SuiteRun & { readonly results: readonly ScenarioResult[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const wait = turns === undefined ? [] : ['--import', awaitTurn];
  const command = [process.execPath, ...wait, client.path].map((part) => JSON.stringify(part));
  try {
    const run = await runSuite(
      ['client', '--command', command.join(' '), ...args, '--timeout', longest, '-o', folder],
      {
        [clientMetadataVariable]: client.metadataUrl ?? '',
        ...(turns !== undefined && { [turnsVariable]: String(turns.port) }),
      },
    );
    return { ...run, results: await readResults(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The suite writes each scenario's results to a folder with the scenario's name and the time. */
async function readResults(folder: string): Promise<readonly ScenarioResult[]> {
  const files = (await readdir(folder, { recursive: true })).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const places = files.filter((file) => file.endsWith('/checks.json')).map(dirname);
  return Promise.all(
    places.map(async (place) => {
      const read = (file: string): Promise<string> => readFile(join(folder, place, file), 'utf8');
      return {
        scenario: place.replace(/-\d{4}-\d\d-\d\dT[^/]*$/, ''),
        checks: JSON.parse(await read('checks.json')),
        printed: (await read('stdout.txt')) + (await read('stderr.txt')),
      };
    }),
  );
}

/** Runs the suite's own command line to its end. */
async function runSuite(
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
): Promise<SuiteRun> {
  const child = spawn(process.execPath, [join(home, 'dist/index.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
