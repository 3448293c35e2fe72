import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals, runChild } from './children.mjs';
import { getChromium } from './chromium.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { buildFolder, root } from './root.mjs';
import { packVsix } from './vsix.mjs';

leaveOnSignals(() => 130);
const why =
  (await installPackages()) ??
  (await buildAll(['--production'])) ??
  (await packVsix({ root, out: join(buildFolder, 'mcp-auth-inspector.vsix') }));
if (why !== undefined) await leave(1, why);
const node = await findNode24();
if (!node.ok) await leave(1, node.why);
const chromium = await getChromium();
const { code } = await runChild(
  node.path,
  ['--expose-gc', join(buildFolder, 'bench', 'main.mjs')],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MCP_AUTH_CHROMIUM: chromium.ok ? chromium.path : '' },
  },
);
await leave(code);
