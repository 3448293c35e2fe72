import { spawn } from 'node:child_process';
import { which } from './which.mjs';

/** Shows the address in the user's browser; `false` when none could be started. */
export async function openInBrowser(url) {
  const opener = findOpener();
  if (opener === undefined) return false;
  const [command, ...args] = opener;
  // The browser is the user's: it stays when everything else here ends.
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    setTimeout(() => resolve(true), 3_000).unref();
  });
}

function findOpener() {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const opener = [process.env.BROWSER, 'xdg-open', 'wslview'].map((name) => name && which(name));
  const found = opener.find((path) => path !== undefined && path !== '');
  return found === undefined ? undefined : [found];
}
