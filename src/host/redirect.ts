import * as vscode from 'vscode';
import type { ReservedRedirect } from '../model/ports';

export interface Redirects {
  /** `preferred`: a redirect URI that is registered, whose port is tried first. */
  reserve(preferred?: string): Promise<ReservedRedirect>;
  /** Whether a login waits for the browser to come back. */
  readonly waits: boolean;
  /** Hands a URL that the user copied from the browser to the login that waits. */
  paste(url: string): void;
  /** Has the next login take this URL for its answer, as it was open in the window before. */
  pasteAhead(url: string): void;
  /** Whether the login that waits has its answer, so that no browser is to be opened for it. */
  readonly answered: boolean;
}

/**
 * Reserves redirect URIs on this machine. In a remote window VS Code forwards the port and says
 * under which address the browser reaches it; that address is what gets registered.
 */
export function createRedirects(preferredPort: () => number): Redirects {
  let finish: ((url: string) => void) | undefined;
  let ahead: string | undefined;
  let answered = false;
  return {
    async reserve(preferred) {
      // Node's http module costs milliseconds to load, so it waits for the first login.
      const { openLoopback } = await import('../node/loopback');
      const loopback = await openLoopback(portOf(preferred) ?? preferredPort());
      const external = await externalUri(loopback.uri).catch((error: unknown) => {
        loopback.close();
        throw error;
      });
      const mine = (url: string): void => {
        answered = true;
        loopback.finish({ kind: 'url', url, received: 'pasted' });
      };
      finish = mine;
      answered = false;
      const early = ahead;
      ahead = undefined;
      if (early !== undefined) mine(early);
      return {
        uri: external,
        wait: loopback.wait,
        close() {
          if (finish === mine) finish = undefined;
          loopback.close();
        },
      };
    },
    get waits() {
      return finish !== undefined;
    },
    paste: (url) => finish?.(url),
    pasteAhead(url) {
      ahead = url;
    },
    get answered() {
      return answered;
    },
  };
}

/** The port of a redirect URI on this machine; another host's says nothing about ours. */
function portOf(uri: string | undefined): number | undefined {
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const { hostname, port } = new URL(uri);
  return hostname === '127.0.0.1' && port !== '' ? Number(port) : undefined;
}

async function externalUri(uri: string): Promise<string> {
  return (await vscode.env.asExternalUri(vscode.Uri.parse(uri))).toString(true);
}

/** Why a pasted text is not the URL that the browser came back to; `undefined` when it is. */
export function pastedProblem(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed))
    return 'This is not an address. Copy the whole address line of the browser.';
  const query = new URL(trimmed).searchParams;
  return query.has('code') || query.has('error')
    ? undefined
    : 'This address holds neither code nor error. Copy it from the page that the browser was sent to after the login.';
}
