import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const suite = join(
  dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json')),
  'dist/index.js',
);

/** The servers of one scenario of the conformance suite, up until they are closed. */
export async function startSuiteServer(
  scenario: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [suite, 'client', '--scenario', scenario, '--spec-version', '2025-11-25'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Server URL: (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      async close() {
        child.kill('SIGINT');
        if (child.exitCode === null) await once(child, 'exit');
      },
    };
  }
  throw new Error(`the suite did not start ${scenario}`);
}
