import * as vscode from 'vscode';
import type { ReservedRedirect } from '../model/ports';
import type { Loopback } from '../node/loopback';
import { createRedirectWait } from '../node/redirect-wait';
import { listeningPort } from './redirect-words';

export interface Redirects {
  /**
   * `preferred`: a redirect URI that is registered, whose port is tried first. `exact`: that one and no
   * other; where nothing here can listen at it, the user pastes what the browser was sent to.
   */
  reserve(preferred?: string, exact?: boolean): Promise<ReservedRedirect>;
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
    async reserve(preferred, exact) {
      // Node's http module costs milliseconds to load, so it waits for the first login.
      const { isLoopbackUri, openLoopback, openLoopbackAt } = await import('../node/loopback');
      const fixed = exact === true ? preferred : undefined;
      const loopback =
        fixed === undefined
          ? await openLoopback(listeningPort(preferred) ?? preferredPort())
          : isLoopbackUri(fixed)
            ? await openLoopbackAt(fixed)
            : { uri: fixed, ...createRedirectWait(), close: () => {} };
      const external = fixed ?? (await externalUriOf(loopback));
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
          loopback.finish({ kind: 'cancelled' });
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

async function externalUriOf({ uri, close }: Pick<Loopback, 'uri' | 'close'>): Promise<string> {
  try {
    return (await vscode.env.asExternalUri(vscode.Uri.parse(uri))).toString(true);
  } catch (error) {
    close();
    throw error;
  }
}
