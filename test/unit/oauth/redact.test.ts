import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRedactor } from '../../../src/oauth/redact';

const secret = 's3cr3t/Value+with=marks&"more"';
const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';

const plain = createRedactor([]);
const knowing = createRedactor([secret]);

test('running text: known values, tokens by their shape, credentials by their scheme', () => {
  assert.equal(
    knowing.text(`before ${secret} after`),
    `before ‹${secret.length} characters› after`,
  );
  assert.equal(plain.text(`token ${jwt}, done`), `token ‹${jwt.length} characters›, done`);
  assert.equal(
    plain.text('Authorization: Bearer abcdefghijklmnop'),
    'Authorization: Bearer ‹16 characters›',
  );
  assert.equal(plain.text('basic YWRhOmh1bnRlcjI9PQ=='), 'basic ‹20 characters›');
});

test('words that only look like credentials stay', () => {
  for (const text of [
    'Bearer resource_metadata="https://h/x"',
    'Bearer error_description="x", authorization_uri="y"',
    'Basic realm="a"',
    'Bearer is a scheme',
    'the token endpoint answered invalid_client',
    'characters',
  ]) {
    assert.equal(plain.text(text), text);
  }
});

test('a known value in any dress', () => {
  const double = encodeURIComponent(encodeURIComponent(secret));
  for (const dressed of [
    JSON.stringify(secret),
    JSON.stringify(secret).replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ a: secret }).toString(),
    double,
    secret.toLowerCase(),
    secret.toUpperCase(),
    secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  ]) {
    const shown = knowing.text(`x${dressed}y`);
    assert.match(shown, /^x.{0,2}"?‹\d+ characters›"?y$/, dressed);
  }
});

test('a value that contains another, and two that overlap', () => {
  const inner = 'abcdefgh';
  const both = createRedactor([inner, `${inner}-ijklmnop`]);
  assert.equal(both.text(`${inner}-ijklmnop ${inner}`), '‹17 characters› ‹8 characters›');
  const overlapping = createRedactor(['aaaaBBBBB', 'BBBBBcccc']);
  assert.equal(overlapping.text('aaaaBBBBBcccc'), '‹13 characters›');
  // The words of a mask may be somebody's secret, and are not masked again.
  assert.equal(createRedactor(['characters', inner]).text(inner), '‹8 characters›');
});

test('a value cut off at the end of what was read', () => {
  const redactor = createRedactor(['abcdefghijklmnopqrstuvwxyz']);
  assert.equal(redactor.text('x abcdefghijkl'), 'x ‹12 characters›');
  assert.equal(redactor.text('x abcdefghijkl…'), 'x ‹12 characters›…');
  assert.equal(redactor.text('x abcdef'), 'x abcdef');
});

test('what is masked already keeps the length that it tells', () => {
  const body = plain.body('application/json', '{"code":"‹43 characters›"}');
  assert.deepEqual(JSON.parse(body), { code: '‹43 characters›' });
  assert.equal(plain.url('https://h/?code=‹43 characters›'), 'https://h/?code=‹43 characters›');
});

test('values too short to be told from words are left to their names', () => {
  assert.equal(createRedactor(['state']).text('the state of things'), 'the state of things');
  assert.equal(
    createRedactor(['abc']).url('https://h/?code=abc'),
    'https://h/?code=‹3 characters›',
  );
});

test('header fields', () => {
  const redactor = createRedactor([secret], ['X-Mine']);
  assert.deepEqual(
    redactor.headers([
      ['authorization', 'Bearer abc'],
      ['Authorization', 'Basic YWJj'],
      ['proxy-authorization', 'Negotiate abc def'],
      ['cookie', 'a=b; c=d'],
      ['set-cookie', 'session=abc; Path=/; HttpOnly'],
      ['set-cookie', 'abc'],
      ['x-mine', 'anything'],
      ['x-access-token', 'abc'],
      ['x-api-key', 'abc'],
      ['x-client-secret', 'abc'],
      ['dpop', 'abc'],
      ['location', 'https://h/cb?code=abc&x=1#access_token=abc'],
      ['link', '<https://h/?code=abc>; rel="next"'],
      ['www-authenticate', 'Bearer error="invalid_token", scope="a b"'],
      [secret.toLowerCase(), secret],
      ['content-type', 'application/json'],
    ]),
    [
      ['authorization', 'Bearer ‹3 characters›'],
      ['Authorization', 'Basic ‹4 characters›'],
      ['proxy-authorization', '‹17 characters›'],
      ['cookie', '‹8 characters›'],
      ['set-cookie', 'session=‹21 characters›'],
      ['set-cookie', '‹3 characters›'],
      ['x-mine', '‹8 characters›'],
      ['x-access-token', '‹3 characters›'],
      ['x-api-key', '‹3 characters›'],
      ['x-client-secret', '‹3 characters›'],
      ['dpop', '‹3 characters›'],
      ['location', 'https://h/cb?code=‹3 characters›&x=1#access_token=‹3 characters›'],
      ['link', '<https://h/?code=‹3 characters›>; rel="next"'],
      ['www-authenticate', 'Bearer error="invalid_token", scope="a b"'],
      ['‹30 characters›', '‹30 characters›'],
      ['content-type', 'application/json'],
    ],
  );
});

test('addresses: query, fragment, user information, and what is hidden by encoding', () => {
  const cases: readonly (readonly [url: string, shown: string])[] = [
    ['https://h/a?x=1&code=abc', 'https://h/a?x=1&code=‹3 characters›'],
    ['https://h/a?x=1?code=abc&state=a%20b', 'https://h/a?x=1?code=abc&state=‹3 characters›'],
    ['https://h/#id_token=abc', 'https://h/#id_token=‹3 characters›'],
    ['https://h/?co%64e=abc', 'https://h/?co%64e=‹3 characters›'],
    [
      'https://h/?access-token=abc&accessToken=de',
      'https://h/?access-token=‹3 characters›&accessToken=‹2 characters›',
    ],
    ['https://ada:pass@h/a@b', 'https://‹8 characters›@h/a@b'],
    ['https://ada@evil@h/', 'https://‹8 characters›@h/'],
    ['https://h/a?flag&b=', 'https://h/a?flag&b='],
    ['/relative?token=abc', '/relative?token=‹3 characters›'],
    ['https://h/%zz?code=%zz', 'https://h/%zz?code=‹3 characters›'],
  ];
  for (const [url, shown] of cases) assert.equal(plain.url(url), shown);
  const redactor = createRedactor(['abcdefgh']);
  assert.equal(redactor.url('https://h/%61bcdefgh/x'), 'https://h/‹8 characters›/x');
  assert.equal(
    redactor.url('https://ABCDEFGH.example/?q=%61bcdefgh'),
    'https://‹8 characters›.example/?q=‹8 characters›',
  );
});

test('JSON keeps its shape', () => {
  assert.deepEqual(
    JSON.parse(
      plain.body(
        'application/json',
        JSON.stringify({
          access_token: 'abc',
          refreshToken: 'abcd',
          expires_in: 3600,
          nested: [{ 'client-secret': 'abcde', token: 7, state: null }],
          secret: { a: 'x', b: [1, true] },
          error: { code: -32001, message: 'm' },
          code: 'abc',
        }),
      ),
    ),
    {
      access_token: '‹3 characters›',
      refreshToken: '‹4 characters›',
      expires_in: 3600,
      nested: [{ 'client-secret': '‹5 characters›', token: '‹1 characters›', state: null }],
      secret: { a: '‹1 characters›', b: ['‹1 characters›', '‹4 characters›'] },
      error: { code: -32001, message: 'm' },
      code: '‹3 characters›',
    },
  );
});

test('JSON under another media type, and JSON that is cut or broken', () => {
  const cases: readonly (readonly [type: string, body: string, shown: string])[] = [
    ['text/plain', '{"access_token":"abc"}', '{\n  "access_token": "‹3 characters›"\n}'],
    ['application/json', '{"access_token":"abc', '{"access_token":"‹3 characters›"'],
    [
      'application/json',
      '{"a":1,"access_token" : "a\\"b\\',
      '{"a":1,"access_token" : "‹4 characters›"',
    ],
    ['application/json', '{"access_token":"a\nb"', '{"access_token":"‹3 characters›"'],
    ['application/json', '{"token":123456,', '{"token":"‹6 characters›",'],
    ['application/json', '{"code":-32000,', '{"code":-32000,'],
    [
      'application/json',
      '{"kty":"EC","d":"abc","x":"def"',
      '{"kty":"EC","d":"‹3 characters›","x":"def"',
    ],
    [
      'application/x-www-form-urlencoded',
      '{"access_token":"abc", x',
      '{"access_token":"‹3 characters›", x',
    ],
    ['application/json', 'access_token=abc&scope=a', 'access_token=‹3 characters›&scope=a'],
    [
      'text/html',
      '<a href="https://h/?code=abc">x</a>',
      '<a href="https://h/?code=‹3 characters›">x</a>',
    ],
  ];
  for (const [type, body, shown] of cases) assert.equal(plain.body(type, body), shown);
});

test('forms', () => {
  assert.equal(
    knowing.body(
      'application/x-www-form-urlencoded; charset=utf-8',
      `grant_type=authorization_code&code=abc&code_verifier=d+e&x=${encodeURIComponent(secret)}&flag`,
    ),
    `grant_type=authorization_code&code=‹3 characters›&code_verifier=‹3 characters›&x=‹${encodeURIComponent(secret).length} characters›&flag`,
  );
});

test('event streams', () => {
  assert.equal(
    plain.body(
      'text/event-stream',
      'event: message\r\ndata: {"access_token":"abc"}\r\n\r\ndata:{"id_token":"ab',
    ),
    'event: message\r\ndata: {\n  "access_token": "‹3 characters›"\n}\n\r\ndata: {"id_token":"‹2 characters›"',
  );
});

test('private members of a JSON Web Key', () => {
  const key = {
    kty: 'RSA',
    n: 'nnn',
    e: 'AQAB',
    d: 'ddd',
    p: 'p',
    q: 'q',
    dp: 'x',
    dq: 'x',
    qi: 'x',
    oth: [{ r: 'r' }],
  };
  const shown = JSON.parse(
    plain.body('application/json', JSON.stringify({ keys: [key], d: 'stays' })),
  );
  assert.equal(shown.d, 'stays');
  assert.deepEqual(shown.keys[0], {
    kty: 'RSA',
    n: 'nnn',
    e: 'AQAB',
    d: '‹3 characters›',
    p: '‹1 characters›',
    q: '‹1 characters›',
    dp: '‹1 characters›',
    dq: '‹1 characters›',
    qi: '‹1 characters›',
    oth: [{ r: '‹1 characters›' }],
  });
  const odd = '{"kty":"oct","k":"abc","d":{"toString":1}}';
  assert.doesNotMatch(plain.body('application/json', odd), /abc/);
});

test('facts keep our own words and hide those of a server', () => {
  const facts = {
    authorizationResponse: { code: 'present', state: 'match', error: `why ${jwt}` },
    authorizationRequest: { parameters: [['state', { secret: 'state' }]] },
    challenge: { challenges: [{ scheme: 'x', parameters: { token: 'abc', nonce: 'def' } }] },
    tokens: {
      accessToken: {
        length: 3,
        jwt: { header: { kid: 'k' }, claims: { nonce: 'abc', sub: 'ada' } },
      },
    },
  };
  assert.deepEqual(plain.data(facts), {
    authorizationResponse: {
      code: 'present',
      state: 'match',
      error: `why ‹${jwt.length} characters›`,
    },
    authorizationRequest: { parameters: [['state', { secret: 'state' }]] },
    challenge: {
      challenges: [
        { scheme: 'x', parameters: { token: '‹3 characters›', nonce: '‹3 characters›' } },
      ],
    },
    tokens: {
      accessToken: {
        length: 3,
        jwt: { header: { kid: 'k' }, claims: { nonce: '‹3 characters›', sub: 'ada' } },
      },
    },
  });
});

test('what the user typed, and what is in a challenge, is hidden by its name too', () => {
  const facts = {
    access: {
      challengeFields: ['Bearer nonce=abc, error="x"', 'Bearer error_uri="https://h/?a&code=abc"'],
    },
    settings: {
      extraParameters: { login_hint: 'ada', audience: 'api' },
      call: { tool: 'add', arguments: { token: 'abc', a: 1, inner: [{ api_key: 'abcd' }] } },
    },
    authorizationRequest: {
      parameters: [
        ['login_hint', 'ada'],
        ['state', { secret: 'state' }],
        ['audience', 'api'],
      ],
    },
  };
  assert.deepEqual(plain.data(facts), {
    access: {
      challengeFields: [
        'Bearer nonce=‹3 characters›, error="x"',
        'Bearer error_uri="https://h/?a&code=‹3 characters›"',
      ],
    },
    settings: {
      extraParameters: { login_hint: '‹3 characters›', audience: 'api' },
      call: {
        tool: 'add',
        arguments: { token: '‹3 characters›', a: 1, inner: [{ api_key: '‹4 characters›' }] },
      },
    },
    authorizationRequest: {
      parameters: [
        ['login_hint', '‹3 characters›'],
        ['state', { secret: 'state' }],
        ['audience', 'api'],
      ],
    },
  });
});

test('secrets that are no text, and documents without bottom, are borne', () => {
  const redactor = createRedactor([
    '\ud800abcdefgh',
    '\u0000\u0001\u0002\u0003abcd',
    '%%%%%%%%',
    '(.*)+[a-z',
    '‹8 characters›',
  ]);
  assert.equal(redactor.text('x \ud800abcdefgh (.*)+[a-z'), 'x ‹9 characters› ‹9 characters›');
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  assert.ok(redactor.body('application/json', deep).includes('nested too deep'));
  assert.doesNotThrow(() => redactor.data({ claims: JSON.parse(deep) }));
});

test('a megabyte of anything is redacted in bounded time', () => {
  const long = 'ab'.repeat(300_000);
  const redactor = createRedactor([
    'aaaaaaaaaaaa',
    long,
    `${'a'.repeat(250_000)}b${'a'.repeat(250_000)}`,
    'eyJeyJeyJ',
  ]);
  for (const piece of [
    'a',
    'ab',
    'eyJ',
    'eyJ.',
    'Bearer ',
    '"',
    '\\',
    '"a":"',
    '"token":"\\',
    '//',
    '&',
    '=',
    'code=',
    '%',
    '{"a":',
    ' ',
  ]) {
    const input = piece.repeat(1_000_000 / piece.length);
    for (const type of [
      'application/json',
      'application/x-www-form-urlencoded',
      'text/event-stream',
      'text/html',
    ]) {
      const begun = performance.now();
      redactor.body(type, input);
      redactor.url(input);
      const took = performance.now() - begun;
      assert.ok(took < 5000, `${JSON.stringify(piece)} as ${type} took ${took} ms`);
    }
  }
});

test('C49, C53: whatever stands around a secret, it does not come through', () => {
  const secrets = fc.stringMatching(/^[A-Za-z0-9._~+/=-]{12,40}$/);
  fc.assert(
    fc.property(secrets, fc.string(), fc.string(), (value, before, after) => {
      const redactor = createRedactor([value]);
      const texts = [
        before + value + after,
        JSON.stringify({ [before]: value, a: [after + value] }),
      ];
      for (const text of texts) {
        assert.ok(!redactor.text(text).includes(value));
        assert.ok(!redactor.url(text).includes(value));
        for (const type of [
          'application/json',
          'application/x-www-form-urlencoded',
          'text/event-stream',
          '',
        ])
          assert.ok(!redactor.body(type, text).includes(value));
        for (const [name, shown] of redactor.headers([
          [text, text],
          ['location', text],
          ['set-cookie', text],
        ]))
          assert.ok(!name.includes(value) && !shown.includes(value));
      }
    }),
  );
});
