import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { demoSettings } from './calm-settings.mjs';
import { leave, leaveOnSignals, onLeave } from './children.mjs';
import { getCodeServer } from './code-server.mjs';
import { copyDemoWorkspace, startDemoServers } from './demo.mjs';
import { closeDesktop, desktopArguments, findDesktopCode, openDesktop } from './desktop.mjs';
import { installPackages } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { openInBrowser } from './open.mjs';
import { freePort, isFree } from './ports.mjs';
import { buildFolder, root, toolsFolder } from './root.mjs';
import { progress, say } from './say.mjs';
import { secondLoopback } from './second-loopback.mjs';
import { serveWorkbench, workbenchUrl } from './serve.mjs';
import { readStartOptions } from './start-options.mjs';
import { packVsix } from './vsix.mjs';

let ready = false;
leaveOnSignals(() => (ready ? 0 : 130));

const options = readStartOptions(process.argv.slice(2));
if (!options.ok) await giveUp(options.why);
const desktop = options.browser ? undefined : findDesktopCode();
if (desktop === undefined && !(await isFree(options.port))) {
  await giveUp(
    `Port ${options.port} is taken: end the program that uses it, or choose another one with \`npm start -- --port ${await freePort()}\`.`,
  );
}

await orGiveUp(await installPackages());
const node = await pathOrGiveUp(await findNode24());
const codeServer =
  desktop === undefined ? await pathOrGiveUp(await getCodeServer({ node })) : undefined;
await orGiveUp(await buildAll());

say('Demo servers:');
const servers = await startDemoServers({
  node,
  authorizationHost: desktop === undefined ? await secondLoopback() : '127.0.0.1',
});
if (servers === undefined) await leave(1);
servers.once('exit', () => void giveUp('The demo servers ended by themselves.'));

const workspace = await copyDemoWorkspace();
if (codeServer === undefined) await showOnDesktop(desktop, workspace);
else await showInBrowser(codeServer, workspace);
ready = true;
say('Ctrl-C ends everything.');

async function showOnDesktop(code, folder) {
  if (!options.open) {
    say(`VS Code opens with:\n  code ${desktopArguments(folder).join(' ')}`);
    return;
  }
  onLeave(closeDesktop);
  await orGiveUp(
    await progress('Opening VS Code on the demo workspace', () => openDesktop(code, folder)),
  );
}

async function showInBrowser(entry, folder) {
  const { port } = options;
  const vsix = join(buildFolder, 'mcp-auth-inspector.vsix');
  const home = join(toolsFolder, 'demo', 'code-server');
  await rm(home, { recursive: true, force: true });
  const server = await progress('Starting VS Code for the browser', async () => {
    const why = await packVsix({ root, out: vsix });
    if (why !== undefined) return { ok: false, why };
    return serveWorkbench({
      node,
      entry,
      home,
      port,
      trust: true,
      vsix: [vsix],
      extraSettings: demoSettings,
    });
  });
  if (!server.ok) await giveUp(server.why);
  server.child.once('exit', () => void giveUp('code-server ended by itself.'));
  const url = workbenchUrl(port, folder);
  say(`VS Code with the extension: ${url}`);
  if (options.open && !(await openInBrowser(url))) {
    say('No browser could be opened from here: open that address in one yourself.');
  }
}

async function orGiveUp(why) {
  if (why !== undefined) await giveUp(why);
}

async function pathOrGiveUp(found) {
  if (!found.ok) await giveUp(found.why);
  return found.path;
}

function giveUp(sentence) {
  return leave(1, sentence);
}
