import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmInstalls } from './npm.mjs';
import { toolsFolder } from './root.mjs';
import { progress } from './say.mjs';

const version = '4.139.1';
const home = join(toolsFolder, `code-server-${version}`);
const entry = join('node_modules', 'code-server', 'out', 'node', 'entry.js');
const unfinished = /^unfinished-(\d+)$/;

/**
 * The script that runs code-server, which is fetched from npm the first time. It appears under its
 * own name only when it is complete.
 */
export async function getCodeServer({ node }) {
  const path = join(home, entry);
  if (await exists(path)) return { ok: true, path };
  await removeLeftovers();
  const folder = join(toolsFolder, `unfinished-${process.pid}`);
  const why = await install(folder, node);
  if (why !== undefined) {
    await rm(folder, { recursive: true, force: true });
    return { ok: false, why };
  }
  try {
    await rename(folder, home);
  } catch (error) {
    if (!(await exists(path))) throw error;
    // Another run was faster; what it installed is the same.
    await rm(folder, { recursive: true, force: true });
  }
  return { ok: true, path };
}

// Without install scripts: code-server's own would compile native modules, which only its log
// misses. What they would install besides is VS Code's packages, hence the second step.
async function install(folder, node) {
  await mkdir(folder, { recursive: true });
  // Keeps npm from taking the clone for the package to install into.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const what = 'code-server (VS Code in the browser)';
  const flags = ['--ignore-scripts', '--omit=dev', '--no-save'];
  const server = await progress(
    `Fetching code-server ${version}, once: 1 of 2 (about 170 MB)`,
    () =>
      npmInstalls(what, ['install', `code-server@${version}`, ...flags, '--prefix', folder], {
        cwd: folder,
        node,
      }),
  );
  if (server !== undefined) return server;
  const inside = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  return progress('Fetching its packages: 2 of 2 (about 420 MB)', () =>
    npmInstalls(what, ['install', ...flags, '--prefix', inside], { cwd: inside, node }),
  );
}

async function removeLeftovers() {
  await mkdir(toolsFolder, { recursive: true });
  for (const name of await readdir(toolsFolder)) {
    const pid = unfinished.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(toolsFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
