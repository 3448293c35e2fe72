import { runChild } from './children.mjs';
import { root } from './root.mjs';
import { progress, thisCommand } from './say.mjs';

/** Builds every bundle. Gives the reason if that fails. */
export async function buildAll(flags = []) {
  const { code, output } = await progress('Building', () =>
    runChild(process.execPath, ['esbuild.mjs', ...flags], { cwd: root }),
  );
  if (code === 0) return undefined;
  return `${output.trim()}\nThe build failed: correct what it names above and run \`${thisCommand()}\` again.`;
}
