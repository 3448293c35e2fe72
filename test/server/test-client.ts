import { createHash, randomBytes } from 'node:crypto';

/** A client that a test drives with plain fetch, by nothing but the protocol. */
export interface TestClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What was answered to a POST. */
export interface PostAnswer extends JsonAnswer {
  readonly headers: Headers;
}

export const testRedirectUri = 'http://127.0.0.1:45678/callback';

/** Registers a public native client. RFC 7591. Throws unless the answer is 201. */
export async function registerTestClient(issuer: string): Promise<TestClient> {
  const { status, body } = await register(issuer);
  if (status !== 201) throw new Error(`registration answered ${status}`);
  return { issuer, clientId: String(body['client_id']), redirectUri: testRedirectUri };
}

/** Asks for the registration of a public native client, with these members of its metadata changed. */
export async function register(
  issuer: string,
  metadata: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<PostAnswer> {
  const response = await fetch(`${issuer}/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      client_name: 'Test client',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [testRedirectUri],
      ...metadata,
    }),
  });
  const { status, headers: answered } = response;
  return { status, headers: answered, body: (await response.json()) as JsonAnswer['body'] };
}

/** An authorization request, and the verifier that redeems its code. `undefined` leaves a parameter out. */
export function authorizationRequest(
  client: TestClient,
  parameters: Readonly<Record<string, string | undefined>>,
): { readonly url: URL; readonly verifier: string } {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`${client.issuer}/auth`);
  const all = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return { url, verifier };
}

/** A browser as far as sign-in needs one: it keeps cookies and stops at the client's redirect URI. */
export function createBrowser(redirectUri: string) {
  const cookies = new Map<string, string>();

  async function send(url: URL, form?: URLSearchParams): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects to the callback, whose URL it gives, or to a page, which it gives. */
  async function open(start: URL, form?: URLSearchParams): Promise<{ url: URL; page?: Response }> {
    let url = start;
    let response = await send(url, form);
    for (let hop = 0; hop < 10; hop++) {
      const location = response.headers.get('location');
      if (location === null) return { url, page: response };
      url = new URL(location, url);
      if (url.href.startsWith(redirectUri)) return { url };
      response = await send(url);
    }
    throw new Error('more than 10 redirects');
  }

  return { open };
}

/** Posts to the token endpoint. RFC 6749 §3.2. */
export async function tokenRequest(
  client: TestClient,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<PostAnswer> {
  return post(`${client.issuer}/token`, { client_id: client.clientId, ...parameters }, headers);
}

/** Posts a form and reads the JSON answer; an empty body reads as `{}`. */
export async function post(
  url: string,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<PostAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams(parameters),
  });
  const text = await response.text();
  const { status, headers: answered } = response;
  return { status, headers: answered, body: text === '' ? {} : JSON.parse(text) };
}

/**
 * Signs in at a server that approves by itself, up to the code, and gives what redeems it.
 * Throws when the callback carries no code.
 */
export async function signInForCode(
  client: TestClient,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly callback: URL; readonly redeem: Readonly<Record<string, string>> }> {
  const { url, verifier } = authorizationRequest(client, parameters);
  const { url: callback, page } = await createBrowser(client.redirectUri).open(url);
  const code = callback.searchParams.get('code');
  if (code === null) throw new Error(`no code: ${callback.search}${(await page?.text()) ?? ''}`);
  const resource = parameters['resource'];
  const redeem = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: client.redirectUri,
    ...(resource === undefined ? {} : { resource }),
  };
  return { callback, redeem };
}

/**
 * Signs in at a server that approves by itself, up to the tokens.
 * Throws when the callback carries no code.
 */
export async function signIn(
  client: TestClient,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly callback: URL; readonly tokens: PostAnswer }> {
  const { callback, redeem } = await signInForCode(client, parameters);
  return { callback, tokens: await tokenRequest(client, redeem) };
}

export async function getJson(url: string): Promise<JsonAnswer> {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as JsonAnswer['body'] };
}
