import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { leave, leaveOnSignals, runChild } from './children.mjs';
import { getChromium } from './chromium.mjs';
import { getCodeServer } from './code-server.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { buildFolder, root } from './root.mjs';
import { packVsix } from './vsix.mjs';

leaveOnSignals(() => 130);
const vsix = join(buildFolder, 'mcp-auth-inspector.vsix');
const why =
  (await installPackages()) ??
  (await buildAll(['--production'])) ??
  (await packVsix({ root, out: vsix }));
if (why !== undefined) await leave(1, why);
const node = await findNode24();
if (!node.ok) await leave(1, node.why);
const chromium = await getChromium();
const codeServer = await getCodeServer({ node: node.path });
const { code } = await runChild(
  node.path,
  ['--expose-gc', join(buildFolder, 'bench', 'main.mjs')],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      MCP_AUTH_CHROMIUM: chromium.ok ? chromium.path : '',
      MCP_AUTH_CODE_SERVER: codeServer.ok ? codeServer.path : '',
      MCP_AUTH_NODE24: node.path,
      MCP_AUTH_VSIX: vsix,
    },
  },
);
await leave(code);
