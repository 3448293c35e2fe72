import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoSettings } from './calm-settings.mjs';
import { runChild } from './children.mjs';
import { root, toolsFolder } from './root.mjs';
import { which } from './which.mjs';

const home = join(toolsFolder, 'desktop');
const data = join(home, 'data');
// VS Code writes its process id there while it runs: src/vs/code/electron-main/main.ts.
const lock = join(data, 'code.lock');

/** Desktop VS Code's command on PATH. The `code` of a terminal inside VS Code is another program. */
export function findDesktopCode() {
  return process.env.VSCODE_IPC_HOOK_CLI === undefined ? which('code') : undefined;
}

/** What `code` is called with: the extension from the clone, and a profile apart from the user's. */
export function desktopArguments(workspace) {
  return [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(home, 'extensions')}`,
    '--disable-workspace-trust',
    '--skip-release-notes',
    '--new-window',
    // VS Code refuses to start for root without it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    workspace,
  ];
}

/** Opens desktop VS Code. The command ends once the window is up; gives the reason if it fails. */
export async function openDesktop(code, workspace) {
  await mkdir(join(data, 'User'), { recursive: true });
  await rm(lock, { force: true });
  await writeFile(
    join(data, 'User', 'settings.json'),
    `${JSON.stringify(demoSettings, null, 2)}\n`,
  );
  const { code: exitCode, output } = await runChild(code, desktopArguments(workspace), {
    shell: process.platform === 'win32',
  });
  if (exitCode === 0) return undefined;
  return `${output.trim()}\nVS Code did not start: run \`npm start -- --browser\` to use the one in the browser instead.`;
}

/** Closes the VS Code that `openDesktop` opened; it does not belong to our children. */
export async function closeDesktop() {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It was closed by hand.
  }
}
