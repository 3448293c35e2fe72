/** Opens a page in the person's browser, without a shell. */

import { spawn } from 'node:child_process';
import { webAddress } from './web-address';

/** `true` when the opener could be started. Only http and https addresses are ever passed on. */
export function openInBrowser(url: string): Promise<boolean> {
  const address = webAddress(url);
  if (address === undefined) return Promise.resolve(false);
  const [program, ...args] = openerFor(process.platform, address);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** The program that opens an address and its arguments; on no system is it a command interpreter. */
export function openerFor(
  platform: NodeJS.Platform,
  address: string,
): readonly [program: string, ...args: string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', address];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', address];
    default:
      return ['xdg-open', address];
  }
}
