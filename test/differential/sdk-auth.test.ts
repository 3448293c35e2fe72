import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auth, type OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationFull,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import { openEra2025 } from '../../src/client/era-2025';
import { openEra2026 } from '../../src/client/era-2026';
import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import type { JudgedTrace } from '../../src/model/trace';
import { followLogin } from '../../src/node/follow-login';
import { memorySecrets, nobody, nodePorts } from '../../src/node/node-ports';
import { type Demo, startDemo } from '../demo/demo';

const redirectUri = 'http://127.0.0.1:33419/callback';

let demo: Demo;
before(async () => {
  demo = await startDemo({ portBase: 0, autoApprove: true });
});
after(() => demo?.close());

interface Sent {
  readonly line: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly form: URLSearchParams;
}

interface Login {
  readonly requests: readonly Sent[];
  readonly authorization: URLSearchParams;
}

function recorder() {
  const requests: Sent[] = [];
  const send = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url);
    const body = init.body == null ? '' : String(init.body);
    requests.push({
      line: `${init.method ?? 'GET'} ${pathname}`,
      json: body.startsWith('{') ? JSON.parse(body) : {},
      form: new URLSearchParams(body.startsWith('{') ? '' : body),
    });
    return fetch(url, init);
  };
  return { requests, send };
}

async function loginWithSdk(): Promise<Login> {
  const { requests, send } = recorder();
  const { provider, page } = sdkClient();
  const options = { serverUrl: demo.notesUrl, scope: 'notes:read', fetchFn: send };
  assert.equal(await auth(provider, options), 'REDIRECT');
  const login = page();
  const end = await followLogin(login.href, redirectUri, fetch, AbortSignal.timeout(10_000));
  assert.ok(end.kind === 'returned');
  const authorizationCode = new URL(end.url).searchParams.get('code') ?? '';
  assert.equal(await auth(provider, { ...options, authorizationCode }), 'AUTHORIZED');
  return { requests, authorization: login.searchParams };
}

/** What an application that uses the SDK has to bring. */
function sdkClient(): { readonly provider: OAuthClientProvider; readonly page: () => URL } {
  let client: OAuthClientInformationFull | undefined;
  let tokens: OAuthTokens | undefined;
  let verifier = '';
  let page: URL | undefined;
  const provider: OAuthClientProvider = {
    redirectUrl: redirectUri,
    clientMetadata: {
      client_name: 'MCP Auth Inspector',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      scope: 'notes:read',
    },
    state: () => 'a-state-of-the-sdk',
    clientInformation: () => client,
    saveClientInformation: (saved) => {
      client = saved as OAuthClientInformationFull;
    },
    tokens: () => tokens,
    saveTokens: (saved) => {
      tokens = saved;
    },
    redirectToAuthorization: (url) => {
      page = url;
    },
    saveCodeVerifier: (saved) => {
      verifier = saved;
    },
    codeVerifier: () => verifier,
  };
  return {
    provider,
    page() {
      assert.ok(page !== undefined, 'the SDK opened no page');
      return page;
    },
  };
}

async function loginWithUs(): Promise<Login> {
  const { requests, authorization, trace } = await runOurs(demo.notesUrl);
  assert.equal(trace.status, 'signed-in');
  return { requests, authorization };
}

async function runOurs(url: string): Promise<Login & { readonly trace: JudgedTrace }> {
  const { requests, send } = recorder();
  let finish: (end: RedirectEnd) => void = () => {};
  let authorization = new URLSearchParams();
  const flow = startFlow({
    errand: 'sign-in',
    revision: '2025-11-25',
    server: { name: 'notes', url, transport: 'http', headers: {} },
    settings: { overrides: [], loginTimeout: 10 },
    pause: 'never',
    ports: {
      ...nodePorts,
      fetch: send,
      ask: nobody,
      secrets: memorySecrets(),
      log: () => {},
      async reserveRedirect() {
        const ended = new Promise<RedirectEnd>((resolve) => {
          finish = resolve;
        });
        return { uri: redirectUri, wait: () => ended, close: () => {} };
      },
      async openBrowser(page) {
        authorization = new URL(page).searchParams;
        const end = await followLogin(page, redirectUri, fetch, AbortSignal.timeout(10_000));
        assert.ok(end.kind === 'returned');
        finish({ kind: 'url', url: end.url, received: 'followed' });
        return true;
      },
    },
    loadEra2025: () => ({ openEra2025 }),
    loadEra2026: () => ({ openEra2026 }),
  });
  flow.go('continue');
  const trace = await flow.ended();
  return { requests, authorization, trace };
}

/** Values that are new in each run. */
const random = new Set(['state', 'code', 'code_challenge', 'code_verifier', 'client_id']);

function comparable(parameters: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...parameters]
      .map(([name, value]): [string, string] => [name, random.has(name) ? 'random' : value])
      .sort(),
  );
}

function find(login: Login, line: string): Sent {
  const found = login.requests.find((request) => request.line === line);
  assert.ok(
    found,
    `${line} was not sent; sent were: ${login.requests.map((one) => one.line).join(', ')}`,
  );
  return found;
}

test("the engine makes the requests of the SDK's own auth(), but for what is listed here", async () => {
  const sdk = await loginWithSdk();
  const ours = await loginWithUs();
  const isLogin = ({ line }: Sent): boolean => !line.endsWith(' /mcp') && !line.endsWith(' /jwks');

  // The SDK discovers anew after the login, since auth() keeps nothing between its two calls. We
  // begin with a request to the server itself, and fetch the keys to check the token.
  assert.deepEqual(
    ours.requests.filter(isLogin).map(({ line }) => line),
    [...new Set(sdk.requests.map(({ line }) => line))],
  );
  assert.equal(ours.requests[0]?.line, 'POST /mcp');

  // Without application_type an OpenID provider takes a client for a web application.
  const { application_type: type, ...registered } = find(ours, 'POST /reg').json;
  assert.equal(type, 'native');
  assert.deepEqual(registered, find(sdk, 'POST /reg').json);

  assert.deepEqual(comparable(ours.authorization), comparable(sdk.authorization));
  assert.deepEqual(
    comparable(find(ours, 'POST /token').form),
    comparable(find(sdk, 'POST /token').form),
  );
});

test('at the cliff both discover the same, and neither registers', async () => {
  const { requests, send } = recorder();
  const { provider } = sdkClient();
  await assert.rejects(
    auth(provider, { serverUrl: demo.cliffUrl, fetchFn: send }),
    /does not support dynamic client registration/,
  );
  const ours = await runOurs(demo.cliffUrl);
  assert.equal(ours.trace.stop?.code, 'no-registration-path');
  assert.deepEqual(
    ours.requests.slice(1).map(({ line }) => line),
    requests.map(({ line }) => line),
  );
});

test('at the dead end both look for metadata, and only the SDK goes on without it', async () => {
  const { requests, send } = recorder();
  const { provider } = sdkClient();
  await assert.rejects(auth(provider, { serverUrl: demo.deadEndUrl, fetchFn: send }));
  const ours = await runOurs(demo.deadEndUrl);
  assert.equal(ours.trace.stop?.code, 'no-discovery');
  const looked = ours.requests.slice(1).map(({ line }) => line);
  const lines = requests.map(({ line }) => line);
  assert.deepEqual(looked, [
    'GET /.well-known/oauth-protected-resource/mcp',
    'GET /.well-known/oauth-protected-resource',
  ]);
  // Silently, by the rules of 2025-03-26, which later revisions no longer have: we stop and say why.
  assert.deepEqual(lines, [
    ...looked,
    'GET /.well-known/oauth-authorization-server',
    'GET /.well-known/openid-configuration',
    'POST /register',
  ]);
});
