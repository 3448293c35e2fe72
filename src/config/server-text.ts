import type { StdioServerEntry } from '../model/server';
import { oneLine } from './one-line';

/** Where a server is, without anything that may be a secret. */

/** The URL without user, password, query and fragment, as it was written otherwise. */
export function displayUrl(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return oneLine(path.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1'), 200);
}

/** The command by its name, and how many arguments it has. */
export function commandWords({ command, args }: StdioServerEntry): string {
  if (args.length === 0) return `runs ${oneLine(command)}`;
  return `runs ${oneLine(command)} with ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}`;
}
