import { createHash, randomBytes } from 'node:crypto';
import { followLogin } from '../../src/node/follow-login';

const redirectUri = 'http://127.0.0.1:33419/callback';
const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

/** The requests of a whole sign-in by bare `fetch`, with no checks and no records: what the engine is held against. */
export async function bareFlow(url: string): Promise<void> {
  const post = async (target: string, body: unknown, headers: Record<string, string>) => {
    const response = await fetch(target, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { response, text: await response.text() };
  };
  const get = async (target: string) => JSON.parse(await (await fetch(target)).text());
  const initialize = {
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'bare', version: '0' },
    },
  };
  await post(url, initialize, json);
  const resource = await get(new URL('/.well-known/oauth-protected-resource/mcp', url).href);
  const [issuer] = resource.authorization_servers;
  const scope =
    resource.scopes_supported === undefined ? {} : { scope: resource.scopes_supported.join(' ') };
  const metadata = await get(`${issuer}/.well-known/oauth-authorization-server`);
  const registered = await post(
    metadata.registration_endpoint,
    {
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      ...scope,
    },
    json,
  );
  const clientId = JSON.parse(registered.text).client_id;
  const verifier = randomBytes(32).toString('base64url');
  const authorization = new URL(metadata.authorization_endpoint);
  authorization.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    ...scope,
    state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    resource: resource.resource,
  }).toString();
  const end = await followLogin(
    authorization.href,
    redirectUri,
    fetch,
    AbortSignal.timeout(10_000),
    async () => undefined,
  );
  if (end.kind !== 'returned') throw new Error(end.says);
  const code = new URL(end.url).searchParams.get('code') ?? '';
  const token = await post(
    metadata.token_endpoint,
    new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: clientId,
      code_verifier: verifier,
      resource: resource.resource,
    }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  );
  if (metadata.jwks_uri !== undefined) await get(metadata.jwks_uri);
  const bearer = { ...json, authorization: `Bearer ${JSON.parse(token.text).access_token}` };
  const opened = await post(url, initialize, bearer);
  const sessionId = opened.response.headers.get('mcp-session-id');
  const session = {
    ...bearer,
    ...(sessionId !== null && { 'mcp-session-id': sessionId }),
    'mcp-protocol-version': '2025-11-25',
  };
  await post(url, { jsonrpc: '2.0', method: 'notifications/initialized' }, session);
  const stream = new AbortController();
  const listening = fetch(url, {
    headers: { ...session, accept: 'text/event-stream' },
    signal: stream.signal,
  }).catch(() => undefined);
  await post(url, { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }, session);
  await listening;
  if (sessionId !== null) await fetch(url, { method: 'DELETE', headers: session });
  stream.abort();
}
