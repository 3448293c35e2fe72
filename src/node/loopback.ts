/** A listener on 127.0.0.1 that takes one redirect and then closes. RFC 8252 §7.3. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReservedRedirect } from '../model/ports';
import { createRedirectWait, type RedirectWait } from './redirect-wait';
import { returnPage } from './return-page';

export interface Loopback extends ReservedRedirect, RedirectWait {
  readonly port: number;
}

interface Place {
  readonly host: string;
  readonly path: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether another port will do. */
  readonly strict: boolean;
}

/**
 * Listens on the preferred port, or on a free one when that is taken. Rejects only when no port
 * can be had. Answers the exact path once; everything else gets 404.
 */
export function openLoopback(preferredPort: number): Promise<Loopback> {
  return open({ host: '127.0.0.1', path: '/callback', port: preferredPort, strict: false });
}

/** Whether something on this machine can listen at an address, as far as the address says. */
export function isLoopbackUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, search, hash } = new URL(uri);
  const here = hostname === '127.0.0.1' || hostname === 'localhost';
  return protocol === 'http:' && here && search === '' && hash === '';
}

/** Listens at exactly this address. Rejects with what is in the way, in a sentence for the user. */
export async function openLoopbackAt(uri: string): Promise<Loopback> {
  if (!isLoopbackUri(uri)) {
    throw new Error(
      `Nothing on this machine can listen at ${uri}; it takes an address that begins with http://127.0.0.1 or http://localhost.`,
    );
  }
  const { hostname, port, pathname } = new URL(uri);
  try {
    const place = { host: hostname, path: pathname, port: Number(port || 80), strict: true };
    const opened = await open(place);
    return { ...opened, uri };
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw new Error(
      taken
        ? `Another program listens at the port of ${uri}, so the browser could not come back here.`
        : `Nothing can listen at ${uri} here; the port may need other rights.`,
    );
  }
}

async function open({ host, path, port: wanted, strict }: Place): Promise<Loopback> {
  const { wait, finish } = createRedirectWait();
  let used = false;
  let port = 0;
  const listener: RequestListener = (request, response) => {
    const base = `http://${host}:${port}`;
    // Anybody on this machine can ask for anything, such as `//`, which is no address.
    const url = URL.canParse(request.url ?? '', base)
      ? new URL(request.url ?? '', base)
      : undefined;
    const known = request.method === 'GET' && url?.pathname === path && isAnswer(url);
    const status = !known ? 404 : used ? 410 : 200;
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${returnPage.styleHash}'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    });
    if (status !== 200 || url === undefined) {
      response.end(returnPage.gone);
      return;
    }
    used = true;
    response.end(url.searchParams.has('error') ? returnPage.refused : returnPage.done);
    const { referer } = request.headers;
    // Browsers name the page where the person last did something, or no page.
    const seenAt = referer === undefined ? {} : { seenAt: [referer] };
    finish({ kind: 'url', url: url.href, received: 'listener', ...seenAt });
  };
  const first = createServer(listener);
  const servers = [first];
  port = await listen(first, '127.0.0.1', wanted, strict);
  // A browser may know this machine by its other address first, where somebody else could listen.
  if (host === 'localhost') servers.push(...(await besides(listener, port, servers)));

  return {
    port,
    uri: `http://${host}:${port}${path}`,
    finish,
    wait,
    close() {
      finish({ kind: 'cancelled' });
      for (const server of servers) {
        server.close();
        // The page of a finished login is still on its way at this moment, so idle ones only; browsers
        // also connect ahead of need and then keep quiet, which would hold a program open for a minute.
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }
    },
  };
}

/** What an authorization server sends back has at least one of these. RFC 6749 §4.1.2. */
function isAnswer({ searchParams }: URL): boolean {
  return ['code', 'error', 'state'].some((name) => searchParams.has(name));
}

/** The same port of this machine's other address; none where there is no such address. Rejects when it is taken. */
async function besides(
  listener: RequestListener,
  port: number,
  opened: readonly Server[],
): Promise<readonly Server[]> {
  const server = createServer(listener);
  try {
    await listen(server, '::1', port, true);
    return [server];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE') return [];
    for (const one of opened) one.close();
    throw error;
  }
}

async function listen(
  server: Server,
  address: string,
  preferred: number,
  strict: boolean,
): Promise<number> {
  const tryPort = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  if (strict) return tryPort(preferred);
  try {
    return await tryPort(preferred);
  } catch {
    return tryPort(0);
  }
}
