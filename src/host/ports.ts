import * as vscode from 'vscode';
import type { Ports } from '../model/ports';
import { nodePorts } from '../node/node-ports';
import { webAddress } from '../node/web-address';
import { ask } from './ask';
import type { Redirects } from './redirect';
import { secretStore } from './secrets';

/** The ports of the engine inside VS Code. The global `fetch` of the extension host honours its proxy settings. */
export function vscodePorts(
  context: vscode.ExtensionContext,
  redirects: Redirects,
  log: (message: string) => void,
): Ports {
  return {
    ...nodePorts,
    reserveRedirect: (preferred, exact) => redirects.reserve(preferred, exact),
    openBrowser: async (url) => redirects.answered || openExternal(url),
    ask,
    secrets: secretStore(context.secrets),
    log,
  };
}

/** Opens an http or https address in the user's browser; VS Code does so without a shell. */
export async function openExternal(url: string): Promise<boolean> {
  const address = webAddress(url);
  if (address === undefined) return false;
  // A `Uri` would decode and re-encode the query, which changes redirect_uri and scope on the way;
  // VS Code takes a string here as well and passes it on untouched.
  return vscode.env.openExternal(address as unknown as vscode.Uri);
}
