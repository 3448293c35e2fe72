import type { TraceBody, TraceExchange } from '../../src/model/trace';

const html = body(
  'text/html; charset=utf-8',
  '<!doctype html>\n<title>Not Found</title>\n<p>There is no such page.</p>\n',
);

export function body(contentType: string, text: string): TraceBody {
  return { contentType, text, bytes: text.length, cut: false };
}

export function json(value: unknown): TraceBody {
  return body('application/json', JSON.stringify(value, null, 2));
}

const initialize = json({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'mcp-auth-inspector', version: '0.1.0' },
  },
});

const toServer: readonly (readonly [string, string])[] = [
  ['accept', 'application/json, text/event-stream'],
  ['content-type', 'application/json'],
  ['mcp-protocol-version', '2025-11-25'],
];

export const refused: TraceExchange = {
  id: 'x1',
  party: 'server',
  because: 'A first request without a token shows whether the server wants one.',
  request: {
    method: 'POST',
    url: 'https://notes.example.com/mcp',
    headers: toServer,
    body: initialize,
  },
  response: {
    status: 401,
    headers: [
      ['content-type', 'application/json'],
      ['content-length', '74'],
      [
        'www-authenticate',
        'Bearer resource_metadata="https://notes.example.com/.well-known/oauth-protected-resource/mcp", scope="read:user"',
      ],
      ['date', 'Mon, 23 Nov 2026 09:20:14 GMT'],
    ],
    body: json({ error: 'invalid_token', error_description: 'Authentication required' }),
  },
  timing: { startMs: 0, firstByteMs: 13.1, totalMs: 14.2 },
};

export const resourceMetadata: TraceExchange = {
  id: 'x2',
  party: 'server',
  because: 'The challenge names this address.',
  request: {
    method: 'GET',
    url: 'https://notes.example.com/.well-known/oauth-protected-resource/mcp',
    headers: [['accept', 'application/json']],
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['cache-control', 'max-age=3600'],
    ],
    body: json({
      resource: 'https://notes.example.com/mcp',
      authorization_servers: ['https://github.com/login/oauth'],
      scopes_supported: ['read:user'],
      bearer_methods_supported: ['header'],
    }),
  },
  timing: { startMs: 15, firstByteMs: 8.2, totalMs: 9 },
};

const missing = (id: string, url: string, startMs: number, totalMs: number): TraceExchange => ({
  id,
  party: 'authorization-server',
  because: 'The specification names this address for the metadata of an issuer with a path.',
  request: { method: 'GET', url, headers: [['accept', 'application/json']] },
  response: {
    status: 404,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      ['server', 'github.com'],
    ],
    body: html,
  },
  timing: { startMs, firstByteMs: totalMs * 0.7, totalMs },
});

export const noMetadata: readonly TraceExchange[] = [
  missing('x3', 'https://github.com/.well-known/oauth-authorization-server/login/oauth', 25, 18),
  missing('x4', 'https://github.com/.well-known/openid-configuration/login/oauth', 43.5, 12),
  missing('x5', 'https://github.com/login/oauth/.well-known/openid-configuration', 56, 11),
];

export const metadata: readonly TraceExchange[] = [
  {
    ...missing('x3', 'https://login.example.com/.well-known/oauth-authorization-server', 25, 31),
    response: {
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['access-control-allow-origin', '*'],
      ],
      body: json({
        issuer: 'https://login.example.com',
        authorization_endpoint: 'https://login.example.com/authorize',
        token_endpoint: 'https://login.example.com/token',
        registration_endpoint: 'https://login.example.com/register',
        jwks_uri: 'https://login.example.com/jwks',
        scopes_supported: ['openid', 'notes:read', 'notes:write'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
        max_age_default: 3600,
        service_documentation: null,
      }),
    },
  },
];

export const registered: TraceExchange = {
  id: 'x6',
  party: 'authorization-server',
  because: 'The metadata has a registration endpoint, and no client id was given.',
  request: {
    method: 'POST',
    url: 'https://login.example.com/register',
    headers: [['content-type', 'application/json']],
    body: json({
      client_name: 'MCP Auth Inspector',
      redirect_uris: ['http://127.0.0.1:33419/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    }),
  },
  response: {
    status: 201,
    headers: [['content-type', 'application/json']],
    body: json({
      client_id: '3f6c1e0a',
      client_id_issued_at: 1795425614,
      redirect_uris: ['http://127.0.0.1:33419/callback'],
      token_endpoint_auth_method: 'none',
    }),
  },
  timing: { startMs: 60, firstByteMs: 22, totalMs: 23.4 },
};

export const tokens: TraceExchange = {
  id: 'x7',
  party: 'authorization-server',
  because: 'The code is traded for a token.',
  request: {
    method: 'POST',
    url: 'https://login.example.com/token',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: body(
      'application/x-www-form-urlencoded',
      'grant_type=authorization_code&code=%3Ccode%2C+43+characters%3E&redirect_uri=http%3A%2F%2F127.0.0.1%3A33419%2Fcallback&client_id=3f6c1e0a&code_verifier=%3Cverifier%2C+43+characters%3E&resource=https%3A%2F%2Fnotes.example.com%2Fmcp',
    ),
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['cache-control', 'no-store'],
    ],
    body: json({
      access_token: '<access token, 812 characters>',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'notes:read',
    }),
  },
  timing: { startMs: 21400, firstByteMs: 48, totalMs: 49.5 },
};

export const keys: TraceExchange = {
  id: 'x8',
  party: 'authorization-server',
  because: 'The signature is checked with the keys that the server publishes.',
  request: {
    method: 'GET',
    url: 'https://login.example.com/jwks',
    headers: [['accept', 'application/json']],
  },
  response: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: json({ keys: [{ kty: 'RSA', kid: '2026-10', use: 'sig', alg: 'RS256', e: 'AQAB' }] }),
  },
  timing: { startMs: 21460, firstByteMs: 9, totalMs: 9.6 },
};

export const connected: TraceExchange = {
  ...refused,
  id: 'x9',
  because: 'The same request, with the token.',
  request: {
    ...refused.request,
    headers: [...toServer, ['authorization', 'Bearer <access token, 812 characters>']],
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'text/event-stream'],
      ['mcp-session-id', '9a1f'],
    ],
    body: body(
      'text/event-stream',
      'event: message\ndata: {"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-11-25","serverInfo":{"name":"notes","version":"2.1.0"},"capabilities":{"tools":{"listChanged":true}}}}\n\n',
    ),
  },
  timing: { startMs: 21480, firstByteMs: 16, totalMs: 17.8 },
};

export const toolList: TraceExchange = {
  ...connected,
  id: 'x10',
  because: 'The tools show that the session works.',
  request: { ...connected.request, body: json({ jsonrpc: '2.0', id: 2, method: 'tools/list' }) },
  response: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: json({
      jsonrpc: '2.0',
      id: 2,
      result: { tools: [{ name: 'search_notes' }, { name: 'add_note' }, { name: 'delete_note' }] },
    }),
  },
  timing: { startMs: 21500, firstByteMs: 7, totalMs: 7.4 },
};
