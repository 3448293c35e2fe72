/** Gets a person to the login page and back: by the browser, by the address alone, or by following redirects. */

import type { Ports, RedirectEnd } from '../model/ports';
import { followLogin } from '../node/follow-login';
import { openLoopback, openLoopbackAt } from '../node/loopback';
import { nodePorts } from '../node/node-ports';
import { openInBrowser } from '../node/open-browser';
import type { Flow } from '../oauth/engine';
import type { LoginOptions } from './login-options';
import { say } from './say';

interface Waiting {
  readonly uri: string;
  readonly closed: AbortSignal;
  finish(end: RedirectEnd): void;
}

export function createLoginPorts({
  open,
  redirectPort,
}: LoginOptions): Pick<Ports, 'openBrowser' | 'reserveRedirect'> {
  let waiting: Waiting | undefined;

  async function follow(url: string, { uri, closed, finish }: Waiting, guard: Guard) {
    const end = await followLogin(url, uri, nodePorts.fetch, closed, guard);
    if (closed.aborted) return;
    if (end.kind === 'needs-person') say(end.says);
    finish(
      end.kind === 'returned'
        ? { kind: 'url', url: end.url, received: 'followed', seenAt: end.seenAt }
        : { kind: 'cancelled' },
    );
  }

  return {
    async reserveRedirect(preferred, exact) {
      const loopback = await (exact && preferred !== undefined
        ? openLoopbackAt(preferred)
        : openLoopback(redirectPort));
      const closing = new AbortController();
      const { uri, finish } = loopback;
      waiting = { uri, finish, closed: closing.signal };
      return {
        ...loopback,
        close() {
          closing.abort();
          if (waiting?.closed === closing.signal) waiting = undefined;
          loopback.close();
        },
      };
    },
    async openBrowser(url, guard) {
      if (open === 'follow' && waiting !== undefined) await follow(url, waiting, guard);
      // The page of a device code is opened here as well, and told with its code besides.
      if (open === 'browser') return openPage(url);
      // Whoever asked for the address needs all of it; it holds no secret but the state of this run.
      if (open === 'print' && waiting !== undefined) say(`Open this address to sign in:\n${url}`);
      return true;
    },
  };
}

type Guard = Parameters<Ports['openBrowser']>[1];

async function openPage(url: string): Promise<boolean> {
  say('Your browser opens the login page.');
  const opened = await openInBrowser(url);
  if (!opened) say(`It could not be opened. Open this address to sign in:\n${url}`);
  return opened;
}

/** Tells the page of a device code and the code, once. RFC 8628 §3.3. */
export function deviceWords(flow: Flow): void {
  let told = false;
  flow.onChange(() => {
    const code = flow.userCode();
    const page = flow.loginUrl();
    if (told || code === undefined || page === undefined) return;
    told = true;
    say(`Open this address on any device:\n${page}\nType in this code there: ${code}`);
  });
}
