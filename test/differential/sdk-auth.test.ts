import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { auth, type OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationFull,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import { openEra2025 } from '../../src/client/era-2025';
import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import { followLogin } from '../../src/node/follow-login';
import { memorySecrets, nodePorts } from '../../src/node/node-ports';
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
  const options = { serverUrl: demo.notesUrl, scope: 'notes:read', fetchFn: send };
  assert.equal(await auth(provider, options), 'REDIRECT');
  assert.ok(page !== undefined);
  const end = await followLogin(page.href, redirectUri, fetch, AbortSignal.timeout(10_000));
  assert.ok(end.kind === 'returned');
  const authorizationCode = new URL(end.url).searchParams.get('code') ?? '';
  assert.equal(await auth(provider, { ...options, authorizationCode }), 'AUTHORIZED');
  return { requests, authorization: page.searchParams };
}

async function loginWithUs(): Promise<Login> {
  const { requests, send } = recorder();
  let finish: (end: RedirectEnd) => void = () => {};
  let authorization = new URLSearchParams();
  const flow = startFlow({
    errand: 'sign-in',
    revision: '2025-11-25',
    server: { name: 'notes', url: demo.notesUrl, transport: 'http', headers: {} },
    settings: { overrides: [], loginTimeout: 10 },
    pause: 'never',
    ports: {
      ...nodePorts,
      fetch: send,
      secrets: memorySecrets(),
      log: () => {},
      async reserveRedirect() {
        const ended = new Promise<RedirectEnd>((resolve) => {
          finish = resolve;
        });
        return { uri: redirectUri, wait: () => ended, close: () => {} };
      },
      async openBrowser(url) {
        authorization = new URL(url).searchParams;
        const end = await followLogin(url, redirectUri, fetch, AbortSignal.timeout(10_000));
        assert.ok(end.kind === 'returned');
        finish({ kind: 'url', url: end.url, received: 'followed' });
        return true;
      },
    },
    loadEra2025: () => ({ openEra2025 }),
  });
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  return { requests, authorization };
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
