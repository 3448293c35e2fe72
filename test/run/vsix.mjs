import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runChild } from './children.mjs';
import { thisCommand } from './say.mjs';

/**
 * Packs the extension in `folder` as `out`, with the vsce in the clone's packages.
 * Gives the reason if that fails.
 */
export async function packVsix({ root, folder = root, out }) {
  await mkdir(dirname(out), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { code, output } = await runChild(
    process.execPath,
    [
      vsce,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--no-update-package-json',
      ...(folder === root ? [] : ['--skip-license']),
      '--out',
      out,
    ],
    { cwd: folder },
  );
  if (code === 0) return undefined;
  return `${output.trim()}\nThe extension could not be packed: correct what vsce names above and run \`${thisCommand()}\` again.`;
}
