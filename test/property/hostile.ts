/** Changes to a healthy world, as data that fast-check can make and shrink. */

import fc from 'fast-check';
import { type Answer, type Endpoint, healthyAnswer, type Seen } from '../unit/oauth/world';

/** Where a change strikes: the answers of one endpoint, all or one by number. */
export interface Strike {
  readonly endpoint: Endpoint;
  readonly visit: number | 'all';
  readonly change: HostileChange;
}

export type HostileChange =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'header'; readonly name: string; readonly value: Said }
  | { readonly kind: 'body'; readonly type: string; readonly text: Said }
  | { readonly kind: 'member'; readonly name: string; readonly value: Said | unknown }
  /** Every member of that name, however deep. */
  | { readonly kind: 'leaves'; readonly name: string; readonly value: Said }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'fail'; readonly code: string }
  | { readonly kind: 'break' };

/** Text with the secrets that the server has heard put in at a mark. */
export interface Said {
  readonly said: string;
  readonly dress: 'plain' | 'url' | 'json' | 'upper' | 'html';
}

const names = [
  'resource',
  'authorization_servers',
  'scopes_supported',
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'jwks_uri',
  'code_challenge_methods_supported',
  'token_endpoint_auth_methods_supported',
  'authorization_response_iss_parameter_supported',
  'client_id_metadata_document_supported',
  'client_id',
  'client_secret',
  'token_endpoint_auth_method',
  'registration_access_token',
  'access_token',
  'refresh_token',
  'id_token',
  'expires_in',
  'token_type',
  'scope',
  'error',
  'error_description',
  'keys',
  'jsonrpc',
  'result',
  'id',
  '__proto__',
  'toString',
];

/** Stands in a text for the secrets that the server knows by then. */
export const mark = '\u2620';

const urls = fc.constantFrom(
  'https://evil.example/x',
  'http://evil.example/x',
  'http://169.254.169.254/latest',
  'http://127.0.0.1:1/x',
  'https://10.0.0.5/x',
  'https://localhost/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://as.example:8443/x',
  'https://mcp.example/',
  'https://mcp.example/mcp/',
  'https://mcp.example/other',
  'https://as.example/',
  'https://as.example/tenant',
  'https://as.example/authorize?prompt=x',
  'https://user:pass@as.example/x',
  `https://as.example/${mark}`,
  `https://${mark}.example/`,
  `https://as.example/?x=${mark}&code=${mark}#${mark}`,
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  '//evil.example',
  'relative',
  '',
  'https://[',
);

const text = fc.oneof(
  { weight: 2, arbitrary: urls },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      mark,
      `the token ${mark} is bad`,
      `"${mark}"`,
      `\u001b[31m${mark}`,
      `Bearer ${mark}`,
      `a=${mark}&b=${mark}`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a b c',
      'invalid_client',
      'client_secret_basic',
      'client_secret_post',
      'none',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const said: fc.Arbitrary<Said> = fc.record({
  said: text,
  dress: fc.constantFrom('plain', 'url', 'json', 'upper', 'html'),
});

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const challenges = fc.constantFrom(
  'Bearer',
  '',
  'Basic realm="x"',
  'Basic realm="x", Bearer scope="a b"',
  'Bearer error="insufficient_scope", scope="more"',
  `Bearer error="insufficient_scope", scope="more ${mark}", error_description="${mark}"`,
  'Bearer resource_metadata="https://evil.example/prm"',
  'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp", scope="x"',
  `Bearer resource_metadata="https://mcp.example/${mark}"`,
  'Bearer resource_metadata="javascript:1"',
  `Bearer token="${mark}", __proto__="x", a=b c`,
  'DPoP algs="ES256"',
  '=,=,"',
);

const header = fc.oneof(
  fc.record({
    kind: fc.constant('header' as const),
    name: fc.constant('www-authenticate'),
    value: fc.record({ said: challenges, dress: fc.constant('plain' as const) }),
  }),
  fc.record({
    kind: fc.constant('header' as const),
    name: fc.constant('location'),
    value: fc.record({ said: urls, dress: fc.constant('url' as const) }),
  }),
  fc.record({
    kind: fc.constant('header' as const),
    name: fc.constantFrom(
      'set-cookie',
      'x-echo',
      `x-${mark}`,
      'content-type',
      'link',
      'mcp-session-id',
      'x-access-token',
    ),
    value: said,
  }),
);

const body = fc.record({
  kind: fc.constant('body' as const),
  type: fc.constantFrom(
    'application/json',
    'text/html',
    'text/plain',
    'text/event-stream',
    'application/x-www-form-urlencoded',
    '',
  ),
  text: fc.record({
    said: fc.oneof(
      text,
      fc.constantFrom(
        '',
        '<!doctype html><p>x</p>',
        '{',
        'null',
        '[]',
        '{}',
        '7',
        `{"error":"invalid_grant","error_description":"${mark}"}`,
        `{"a":"${mark}","access_token":"${mark}`,
        `data: {"jsonrpc":"2.0","id":0,"error":{"code":-1,"message":"${mark}"}}\n\n`,
        `event: message\ndata: ${mark}`,
        deep,
      ),
    ),
    dress: fc.constantFrom<Said['dress']>('plain', 'url', 'json'),
  }),
});

const member = fc.record({
  kind: fc.constant('member' as const),
  name: fc.oneof(fc.constantFrom(...names), fc.string()),
  value: fc.oneof(
    { weight: 3, arbitrary: said },
    fc.array(said, { maxLength: 3 }),
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1e308,
      [],
      {},
      { valueOf: 1, toString: 1 },
      ['https://evil.example'],
      '\ud800\ud800\ud800\ud800\ud800',
      [['x']],
    ),
  ),
});

const leafNames = [
  'name',
  'version',
  'description',
  'title',
  'text',
  'message',
  'protocolVersion',
  'error',
  'issuer',
  'scope',
];

const leaves = fc.record({
  kind: fc.constant('leaves' as const),
  name: fc.constantFrom(...leafNames),
  value: said,
});

const change: fc.Arbitrary<HostileChange> = fc.oneof(
  { weight: 3, arbitrary: leaves },
  { weight: 4, arbitrary: member },
  { weight: 3, arbitrary: header },
  { weight: 2, arbitrary: body },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(
        200,
        201,
        204,
        206,
        301,
        302,
        303,
        304,
        307,
        308,
        400,
        401,
        403,
        404,
        405,
        418,
        429,
        500,
        503,
        599,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), name: fc.constantFrom(...names) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat(400) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      code: fc.constantFrom('ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'ECONNRESET', 'x'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'break' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'hang' as const }) },
);

/** The last ones more often, because fewer flows get there. */
const endpoints: readonly Endpoint[] = [
  'refusal',
  'session',
  'session',
  'session',
  'token',
  'resource-metadata',
  'server-metadata',
  'register',
  'authorize',
  'token',
  'jwks',
  'elsewhere',
];

/** Every place where a server can say back what it has heard, one after the other. */
export function* everyEcho(): Generator<Strike> {
  const plain = (words: string): Said => ({ said: words, dress: 'plain' });
  for (const endpoint of new Set(endpoints)) {
    for (const dress of ['plain', 'url', 'json', 'upper', 'html'] as const) {
      const value: Said = { said: `a ${mark} b`, dress };
      yield { endpoint, visit: 'all', change: { kind: 'header', name: 'x-echo', value } };
      yield {
        endpoint,
        visit: 'all',
        change: { kind: 'member', name: 'error_description', value },
      };
      yield { endpoint, visit: 'all', change: { kind: 'body', type: 'text/plain', text: value } };
    }
    for (const name of ['location', 'set-cookie', 'link', 'www-authenticate', 'content-type']) {
      yield { endpoint, visit: 'all', change: { kind: 'header', name, value: plain(`/${mark}`) } };
    }
    const value = plain(`https://as.example/?x=${mark}&code=${mark}#${mark}`);
    yield { endpoint, visit: 'all', change: { kind: 'header', name: `x-${mark}`, value } };
    yield { endpoint, visit: 'all', change: { kind: 'member', name: mark, value: [value] } };
    for (const name of leafNames) {
      yield { endpoint, visit: 'all', change: { kind: 'leaves', name, value: plain(mark) } };
    }
  }
}

/** A few changes, so that most flows get deep before they fail. */
export const strikes: fc.Arbitrary<readonly Strike[]> = fc.array(
  fc.record({
    endpoint: fc.constantFrom(...endpoints),
    visit: fc.oneof(fc.constant('all' as const), fc.nat(8)),
    change,
  }),
  { maxLength: 5 },
);

/** The answer with one change made. `secrets` are those the server has heard. */
export function strike(
  answer: Answer,
  change: HostileChange,
  secrets: readonly string[],
): Answer | 'hang' | 'break' | { readonly fail: string } {
  switch (change.kind) {
    case 'status':
      return { ...answer, status: change.status };
    case 'header': {
      const name = headerName(say({ said: change.name, dress: 'plain' }, secrets));
      const value = headerValue(say(change.value, secrets));
      return { ...answer, headers: { ...answer.headers, [name]: value } };
    }
    case 'body':
      return {
        ...answer,
        headers: { ...answer.headers, 'content-type': change.type },
        body: say(change.text, secrets),
      };
    case 'leaves': {
      const value = objectOf(answer.body);
      const words = say(change.value, secrets);
      return value === undefined
        ? answer
        : { ...answer, body: JSON.stringify(withLeaves(value, change.name, words)) };
    }
    case 'member':
    case 'remove': {
      const value = objectOf(answer.body);
      if (value === undefined) return answer;
      const entries = Object.entries(value).filter(([name]) => name !== change.name);
      const name = say({ said: change.name, dress: 'plain' }, secrets);
      if (change.kind === 'member') entries.push([name, sayAll(change.value, secrets)]);
      return { ...answer, body: JSON.stringify(Object.fromEntries(entries)) };
    }
    case 'cut':
      return { ...answer, body: answer.body.slice(0, change.at) };
    case 'hang':
      return 'hang';
    case 'break':
      return 'break';
    case 'fail':
      return { fail: change.code };
  }
}

/** What a healthy world answers, with secrets of the test's own. */
export function canaryAnswer(seen: Seen, canaries: Canaries): Answer {
  const answer = healthyAnswer(seen);
  const value = objectOf(answer.body);
  if (value === undefined) {
    if (seen.endpoint !== 'authorize') return answer;
    const back = new URL(answer.headers['location'] ?? '');
    back.searchParams.set('code', canaries.code);
    return { ...answer, headers: { location: back.href } };
  }
  if (seen.endpoint === 'token') {
    Object.assign(value, {
      access_token: canaries.accessToken,
      refresh_token: canaries.refreshToken,
      id_token: canaries.idToken,
    });
  }
  if (seen.endpoint === 'register') {
    Object.assign(value, {
      client_secret: canaries.clientSecret,
      registration_access_token: canaries.registrationAccessToken,
      token_endpoint_auth_method: canaries.authMethod,
    });
  }
  return { ...answer, body: JSON.stringify(value) };
}

export interface Canaries {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string;
  readonly code: string;
  readonly clientSecret: string;
  readonly registrationAccessToken: string;
  readonly header: string;
  readonly authMethod: 'none' | 'client_secret_basic' | 'client_secret_post';
}

function objectOf(body: string): { [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { [name: string]: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}

function say({ said: words, dress }: Said, secrets: readonly string[]): string {
  return words.replaceAll(mark, () => secrets.map(dresses[dress]).join(' '));
}

const dresses: { readonly [dress in Said['dress']]: (secret: string) => string } = {
  plain: (secret) => secret,
  url: encodeURIComponent,
  json: (secret) => JSON.stringify(secret).slice(1, -1),
  upper: (secret) => secret.toUpperCase(),
  html: (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
};

function sayAll(value: unknown, secrets: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => sayAll(item, secrets));
  if (typeof value === 'object' && value !== null && 'said' in value && 'dress' in value)
    return say(value as Said, secrets);
  return value;
}

function withLeaves(value: unknown, name: string, words: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withLeaves(item, name, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      member,
      member === name && typeof inner === 'string' ? words : withLeaves(inner, name, words),
    ]),
  );
}

/** What HTTP can carry: Latin-1 without control characters. */
function headerValue(value: string): string {
  return value.replace(/[^\t -~\u00a0-\u00ff]/g, '').trim();
}

function headerName(name: string): string {
  return name.replace(/[^A-Za-z0-9!#$%&'*+.^_`|~-]/g, '') || 'x-empty';
}
