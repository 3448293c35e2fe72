/** A whole world in memory for one flow: an MCP server, its authorization server, a browser, a clock. */

import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import * as era2025 from '../../../src/client/era-2025';
import * as era2026 from '../../../src/client/era-2026';
import { type FlowRequest, startFlow } from '../../../src/core';
import type { Ports, RedirectEnd } from '../../../src/model/ports';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';

export const serverUrl = 'https://mcp.example/mcp';
export const issuer = 'https://as.example';
export const redirectUri = 'http://127.0.0.1:33419/callback';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly endpoint: Endpoint;
}

export type Endpoint =
  | 'refusal'
  | 'session'
  | 'resource-metadata'
  | 'server-metadata'
  | 'register'
  | 'authorize'
  | 'token'
  | 'jwks'
  | 'elsewhere';

/** An answer as plain data, so that a test can change a part of a healthy one. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Answers in place of the healthy world, or changes what that would answer. */
export type Change = (
  seen: Seen,
  healthy: Answer,
) => Answer | Response | undefined | Promise<Answer | Response | undefined>;

export interface WorldOptions {
  readonly change?: Change;
  /** What the browser brings back; `waits` leaves it to the test. */
  readonly browser?: 'approves' | 'waits' | ((callback: URL) => URL);
  readonly fetch?: Ports['fetch'];
}

export interface World {
  readonly requests: readonly Seen[];
  readonly logs: readonly string[];
  readonly pages: readonly string[];
  readonly ports: Ports;
  /** Redirect URIs that are reserved and not given back. */
  openRedirects(): number;
  /** Sends the browser back, when it waits. */
  comeBack(url: string): void;
  flow(request?: Partial<FlowRequest>): Flow;
}

const keys = await generateKeyPair('ES256', { extractable: true });
const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'key-1', alg: 'ES256', use: 'sig' };
export const jwks = { keys: [publicKey] };
export const { privateKey } = keys;

/** A signed access token, good for the world's server until changed. */
export function signToken(claims: JWTPayload = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: issuer,
    aud: serverUrl,
    sub: 'ada',
    exp: now + 3600,
    iat: now,
    scope: 'notes:read',
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'key-1', typ: 'at+jwt' })
    .sign(privateKey);
}

const healthyToken = await signToken();

export function createWorld(options: WorldOptions = {}): World {
  const requests: Seen[] = [];
  const logs: string[] = [];
  const pages: string[] = [];
  const open = new Set<object>();
  let finish: (end: RedirectEnd) => void = () => {};
  let count = 0;

  async function answer(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? init.body : '';
    const seen: Seen = { method, url, headers, body, endpoint: endpointOf(url, method, headers) };
    requests.push(seen);
    init.signal?.throwIfAborted();
    const healthy = healthyAnswer(seen);
    const changed = Promise.resolve(options.change?.(seen, healthy));
    const made = (await Promise.race([changed, aborted(init.signal)])) ?? healthy;
    if (made instanceof Response) return made;
    const empty = made.status === 204 || made.status === 205 || made.status === 304;
    return new Response(empty ? null : made.body, { status: made.status, headers: made.headers });
  }

  async function browse(page: string): Promise<void> {
    const response = await answer(page, {});
    const location = response.headers.get('location');
    if (location === null) return;
    const back = new URL(location);
    const url = typeof options.browser === 'function' ? options.browser(back) : back;
    finish({ kind: 'url', url: url.href, received: 'listener' });
  }

  const ports: Ports = {
    ...nodePorts,
    fetch: options.fetch ?? answer,
    lookup: async () => ['203.0.113.7'],
    random: (bytes) => new Uint8Array(bytes).map((_, at) => (at * 37 + ++count * 101) % 256),
    ask: nobody,
    secrets: memorySecrets(),
    log: (message) => void logs.push(message),
    async reserveRedirect() {
      const mine = {};
      open.add(mine);
      const ended = new Promise<RedirectEnd>((resolve) => {
        finish = resolve;
      });
      const end = finish;
      return {
        uri: redirectUri,
        wait: (seconds) => Promise.race([ended, timeout(seconds)]),
        close() {
          open.delete(mine);
          end({ kind: 'cancelled' });
        },
      };
    },
    async openBrowser(page) {
      pages.push(page);
      if (options.browser !== 'waits') await browse(page);
      return true;
    },
  };

  return {
    requests,
    logs,
    pages,
    ports,
    openRedirects: () => open.size,
    comeBack: (url) => finish({ kind: 'url', url, received: 'listener' }),
    flow: (request) =>
      startFlow({
        errand: 'sign-in',
        revision: '2025-11-25',
        server: { name: 'notes', url: serverUrl, transport: 'http', headers: {} },
        settings: { overrides: [], loginTimeout: 5 },
        pause: 'never',
        ports,
        loadEra2025: () => era2025,
        loadEra2026: () => era2026,
        ...request,
      }),
  };
}

function timeout(seconds: number): Promise<RedirectEnd> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ kind: 'timeout' }), seconds * 1000).unref();
  });
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function endpointOf(url: string, method: string, headers: Headers): Endpoint {
  const { origin, pathname } = new URL(url);
  if (origin === 'https://mcp.example') {
    if (pathname === '/mcp')
      return headers.has('authorization') || method === 'DELETE' ? 'session' : 'refusal';
    if (pathname === '/.well-known/oauth-protected-resource/mcp') return 'resource-metadata';
  } else if (origin !== issuer) return 'elsewhere';
  // On both origins: by the rules of 2025-03-26 the server is its own authorization server.
  switch (pathname) {
    case '/.well-known/oauth-authorization-server':
      return 'server-metadata';
    case '/register':
    case '/authorize':
    case '/token':
    case '/jwks':
      return pathname.slice(1) as Endpoint;
    default:
      return 'elsewhere';
  }
}

export function json(value: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

const notFound: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'none' };

/** What a server without fault answers. */
export function healthyAnswer(seen: Seen): Answer {
  switch (seen.endpoint) {
    case 'refusal':
      return json({ error: 'unauthorized' }, 401, {
        'www-authenticate':
          'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp", scope="notes:read"',
      });
    case 'resource-metadata':
      return json({
        resource: serverUrl,
        authorization_servers: [issuer],
        scopes_supported: ['notes:read'],
      });
    case 'server-metadata':
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        registration_endpoint: `${issuer}/register`,
        jwks_uri: `${issuer}/jwks`,
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
        authorization_response_iss_parameter_supported: true,
      });
    case 'register':
      return json({ client_id: 'client-1', token_endpoint_auth_method: 'none' }, 201);
    case 'authorize': {
      const query = new URL(seen.url).searchParams;
      const back = new URL(query.get('redirect_uri') ?? redirectUri);
      back.searchParams.set('code', 'code-0123456789abcdef');
      back.searchParams.set('state', query.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      return { status: 302, headers: { location: back.href }, body: '' };
    }
    case 'token':
      return json({
        access_token: healthyToken,
        token_type: seen.headers.has('dpop') ? 'DPoP' : 'Bearer',
        expires_in: 3600,
        refresh_token: 'refresh-0123456789abcdef',
        scope: 'notes:read',
      });
    case 'jwks':
      return json(jwks);
    case 'session':
      return sessionAnswer(seen);
    case 'elsewhere':
      return notFound;
  }
}

export interface RpcRequest {
  readonly id?: number;
  readonly method?: string;
}

/** The JSON-RPC message of a request; an empty one when there is none. */
export function rpcOf(seen: Seen): RpcRequest {
  return seen.body.startsWith('{') ? (JSON.parse(seen.body) as RpcRequest) : {};
}

/** What the MCP server answers to one who is let in. */
export function sessionAnswer(seen: Seen): Answer {
  if (seen.method === 'DELETE') return { status: 200, headers: {}, body: '' };
  if (seen.method !== 'POST') return { status: 405, headers: {}, body: '' };
  const { id, method } = rpcOf(seen);
  if (id === undefined) return { status: 202, headers: {}, body: '' };
  switch (method) {
    case 'initialize':
      return result(
        id,
        {
          protocolVersion: '2025-11-25',
          capabilities: { tools: {} },
          serverInfo: { name: 'notes', version: '1.0.0' },
        },
        { 'mcp-session-id': 'session-1' },
      );
    case 'tools/list':
      return result(id, {
        tools: [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object' } }],
      });
    case 'tools/call':
      return result(id, { content: [{ type: 'text', text: '42' }] });
    default:
      return json({ jsonrpc: '2.0', id, error: { code: -32601, message: 'unknown' } });
  }
}

function result(id: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return json({ jsonrpc: '2.0', id, result: value }, 200, headers);
}
