import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals } from './children.mjs';
import { installPackages } from './install.mjs';
import { buildFolder, root } from './root.mjs';
import { say } from './say.mjs';
import { packVsix } from './vsix.mjs';

leaveOnSignals(() => 130);
const out = join(buildFolder, 'mcp-auth-inspector.vsix');
const why =
  (await installPackages()) ??
  (await buildAll(['--production'])) ??
  (await packVsix({ root, out }));
if (why !== undefined) await leave(1, why);
say(`${out}: ${(statSync(out).size / 1000).toFixed(0)} kB`);
