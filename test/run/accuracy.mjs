import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals, runChild } from './children.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { buildFolder, root } from './root.mjs';

leaveOnSignals(() => 130);
const why = (await installPackages()) ?? (await buildAll(['--only', 'accuracy']));
if (why !== undefined) await leave(1, why);
const node = await findNode24();
if (!node.ok) await leave(1, node.why);
const { code } = await runChild(node.path, [join(buildFolder, 'accuracy', 'main.mjs')], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
await leave(code);
