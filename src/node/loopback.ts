/** A listener on 127.0.0.1 that takes one redirect and then closes. RFC 8252 §7.3. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RedirectEnd, ReservedRedirect } from '../model/ports';
import { returnPage } from './return-page';

export interface Loopback extends ReservedRedirect {
  readonly port: number;
  /** Ends the wait with a URL that the user brought, or with nothing. */
  finish(end: RedirectEnd): void;
}

const path = '/callback';

/**
 * Listens on the preferred port, or on a free one when that is taken. Rejects only when no port
 * can be had. Answers the exact path once; everything else gets 404.
 */
export async function openLoopback(preferredPort: number): Promise<Loopback> {
  let settle: (end: RedirectEnd) => void = () => {};
  const ended = new Promise<RedirectEnd>((resolve) => {
    settle = resolve;
  });
  let used = false;
  let port = 0;
  const server = createServer((request, response) => {
    const base = `http://127.0.0.1:${port}`;
    // Anybody on this machine can ask for anything, such as `//`, which is no address.
    const url = new URL(URL.canParse(request.url ?? '', base) ? (request.url ?? '') : '/', base);
    const known = url.pathname === path && request.method === 'GET';
    const status = !known ? 404 : used ? 410 : 200;
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${returnPage.styleHash}'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    });
    if (status !== 200) {
      response.end(returnPage.gone);
      return;
    }
    used = true;
    response.end(url.searchParams.has('error') ? returnPage.refused : returnPage.done);
    const { referer } = request.headers;
    // Browsers name the page where the person last did something, or no page.
    const seenAt = referer === undefined ? {} : { seenAt: [referer] };
    settle({ kind: 'url', url: url.href, received: 'listener', ...seenAt });
  });
  port = await listen(server, preferredPort);

  return {
    port,
    uri: `http://127.0.0.1:${port}${path}`,
    finish: settle,
    async wait(limitSeconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<RedirectEnd>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'timeout' }), limitSeconds * 1000);
      });
      const end = await Promise.race([ended, late]);
      clearTimeout(timer);
      return end;
    },
    close() {
      settle({ kind: 'cancelled' });
      server.close();
      // The page of a finished login is still on its way at this moment, so idle ones only; browsers
      // also connect ahead of need and then keep quiet, which would hold a program open for a minute.
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 500).unref();
    },
  };
}

async function listen(server: Server, preferred: number): Promise<number> {
  const tryPort = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await tryPort(preferred);
  } catch {
    return tryPort(0);
  }
}
