import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const suite = join(
  dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json')),
  'dist/index.js',
);

export interface SuiteRun {
  readonly code: number | null;
  readonly output: string;
}

export interface SuiteCheck {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string;
}

export interface ScenarioWish {
  /** The path of the client's bundle. */
  readonly client: string;
  readonly scenario: string;
  /** Left out for extensions, which belong to no revision. */
  readonly revision?: string | undefined;
  readonly environment?: { readonly [name: string]: string };
}

/** Lets the suite drive a client through one scenario. */
export async function runScenario({
  client,
  scenario,
  revision,
  environment = {},
}: ScenarioWish): Promise<SuiteRun & { readonly checks: readonly SuiteCheck[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    const command = [process.execPath, client].map((path) => JSON.stringify(path)).join(' ');
    const ended = await runSuite(
      [
        'client',
        ...['--command', command],
        ...['--scenario', scenario],
        ...(revision === undefined ? [] : ['--spec-version', revision]),
        ...['-o', folder],
      ],
      environment,
    );
    const files = await readdir(folder, { recursive: true });
    const file = files.find((name) => name.endsWith('checks.json'));
    assert.ok(file, `no result was written:\n${ended.output}`);
    const checks: readonly SuiteCheck[] = JSON.parse(await readFile(join(folder, file), 'utf8'));
    return { ...ended, checks };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the suite's own command line to its end. */
export async function runSuite(
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
): Promise<SuiteRun> {
  const child = spawn(process.execPath, [suite, ...args], {
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
