import { join } from 'node:path';
import { runChild } from './children.mjs';
import { npmInstalls } from './npm.mjs';
import { root } from './root.mjs';
import { thisCommand } from './say.mjs';

const path = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The Node 24 that code-server and the tests need, which the npm package `node` brings along. */
export async function findNode24() {
  if (await works()) return { ok: true, path };
  const why = await npmInstalls('Node 24', ['rebuild', 'node', '--ignore-scripts=false'], {
    cwd: root,
  });
  if (why !== undefined) return { ok: false, why };
  if (await works()) return { ok: true, path };
  return {
    ok: false,
    why: `Node 24 is missing, because npm did not run the install script of the package \`node\`: allow it (\`npm install-scripts approve node\` in npm 11.16 and later) and run \`${thisCommand()}\` again.`,
  };
}

async function works() {
  const { code, output } = await runChild(path, ['--version']);
  return code === 0 && output.startsWith('v24.');
}
