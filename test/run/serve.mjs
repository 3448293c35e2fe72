import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { calmSettings } from './calm-settings.mjs';
import { endChild, runChild, startChild } from './children.mjs';

// VS Code, npm and the test runner leave variables that would steer a code-server started by them.
const foreign =
  /^(VSCODE_|ELECTRON_|CODE_SERVER_|CS_|npm_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|PORT$|PASSWORD$|HASHED_PASSWORD$|LOG_LEVEL$)/;

const closedPort = 'http://127.0.0.1:9';

/**
 * Starts code-server on the loopback address, with settings and extensions of its own below `home`.
 * Anybody who reaches the port is let in, so it never listens on another address.
 *
 * @param {{ node: string, entry: string, home: string, port: number, trust: boolean,
 *   vsix: readonly string[], extraSettings?: Readonly<Record<string, unknown>>,
 *   variables?: Readonly<Record<string, string>> }} wanted
 *   `entry` is code-server's script, `node` the Node 24 it needs; with `trust` every workspace is
 *   trusted; `variables` are set in its environment
 * @returns {Promise<{ ok: true, child: import('node:child_process').ChildProcess, logs: () => string }
 *   | { ok: false, why: string }>}
 */
export async function serveWorkbench(wanted) {
  const { node, entry, home, port, trust, vsix, extraSettings = {}, variables = {} } = wanted;
  await mkdir(join(home, 'data', 'User'), { recursive: true });
  await writeFile(
    join(home, 'data', 'User', 'settings.json'),
    `${JSON.stringify({ ...calmSettings, ...extraSettings }, null, 2)}\n`,
  );
  const options = { cwd: home, env: { ...environment(), ...variables } };
  const folders = {
    '--config': join(home, 'config.yaml'),
    '--user-data-dir': join(home, 'data'),
    '--extensions-dir': join(home, 'extensions'),
  };
  const common = [entry, ...Object.entries(folders).flat()];

  const installs = vsix.flatMap((path) => ['--install-extension', path]);
  const added = await runChild(node, [...common, ...installs], options);
  if (added.code !== 0) {
    return {
      ok: false,
      why: `code-server could not install the extension:\n${tail(added.output)}`,
    };
  }

  const child = startChild(
    node,
    [
      ...common,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      ...(trust ? ['--disable-workspace-trust'] : []),
    ],
    options,
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  if (await answers(`http://127.0.0.1:${port}/healthz`, child)) {
    return { ok: true, child, logs: () => output };
  }
  await endChild(child);
  return { ok: false, why: `code-server did not start on port ${port}:\n${tail(output)}` };
}

/** The address that shows a folder in a workbench served on the port. */
export function workbenchUrl(port, folder) {
  return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder).replaceAll('%2F', '/')}`;
}

async function answers(url, child) {
  const until = Date.now() + 60_000;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return true;
    await sleep(100);
  }
  return false;
}

function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: JSON.stringify({
      serviceUrl: closedPort,
      itemUrl: closedPort,
      resourceUrlTemplate: closedPort,
    }),
  };
}

function tail(output) {
  return output.trim().split('\n').slice(-12).join('\n');
}
