import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import type { OAuthDiscoveryState } from '@modelcontextprotocol/sdk/client/auth.js';
import { UnauthorizedError as UnauthorizedError1 } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as Transport1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { followLogin } from '../../src/node/follow-login';

const redirectUri = 'http://127.0.0.1:33419/callback';
const about = { name: 'bench', version: '0' };

/** The whole sign-in by `@modelcontextprotocol/sdk` 1.x, as an application uses it. */
export async function sdk1Flow(url: string): Promise<void> {
  const { provider, page } = memoryProvider();
  const open = () => new Transport1(new URL(url), { authProvider: provider });
  const first = open();
  await refused(
    new Client1(about).connect(first as Parameters<Client1['connect']>[0]),
    UnauthorizedError1,
  );
  const { code } = await login(page());
  await first.finishAuth(code);
  const transport = open();
  const client = new Client1(about);
  await client.connect(transport as Parameters<Client1['connect']>[0]);
  await client.listTools();
  await transport.terminateSession().catch(() => {});
  await client.close();
}

/** The same by `@modelcontextprotocol/client` 2.x, on the wire of 2025. */
export async function sdk2Flow(url: string): Promise<void> {
  const { provider, page } = memoryProvider();
  const open = () => new StreamableHTTPClientTransport(new URL(url), { authProvider: provider });
  const first = open();
  await refused(new Client(about).connect(first), UnauthorizedError);
  const { query } = await login(page());
  await first.finishAuth(query);
  const transport = open();
  const client = new Client(about);
  await client.connect(transport);
  await client.listTools();
  await transport.terminateSession().catch(() => {});
  await client.close();
}

async function refused(
  work: Promise<unknown>,
  kind: new (...args: never[]) => Error,
): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof kind)) throw error ?? new Error('the server wanted no token');
}

async function login(
  page: URL,
): Promise<{ readonly code: string; readonly query: URLSearchParams }> {
  const patience = AbortSignal.timeout(10_000);
  const end = await followLogin(page.href, redirectUri, fetch, patience, async () => undefined);
  if (end.kind !== 'returned') throw new Error(end.says);
  const query = new URL(end.url).searchParams;
  return { code: query.get('code') ?? '', query };
}

/** What an application brings, held in memory. */
function memoryProvider() {
  let client: { client_id: string } | undefined;
  let tokens: { access_token: string; token_type: string } | undefined;
  let verifier = '';
  let page: URL | undefined;
  let discovery: OAuthDiscoveryState | undefined;
  const provider = {
    redirectUrl: redirectUri,
    clientMetadata: {
      client_name: 'bench',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    },
    state: () => 'bench',
    clientInformation: () => client,
    saveClientInformation: (saved: { client_id: string }) => {
      client = saved;
    },
    tokens: () => tokens,
    saveTokens: (saved: { access_token: string; token_type: string }) => {
      tokens = saved;
    },
    redirectToAuthorization: (url: URL) => {
      page = url;
    },
    saveCodeVerifier: (saved: string) => {
      verifier = saved;
    },
    codeVerifier: () => verifier,
    saveDiscoveryState: (saved: OAuthDiscoveryState) => {
      discovery = saved;
    },
    discoveryState: () => discovery,
  };
  return {
    provider,
    page(): URL {
      if (page === undefined) throw new Error('no page was opened');
      return page;
    },
  };
}
