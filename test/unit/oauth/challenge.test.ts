import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Challenge } from '../../../src/model/wire';
import { parseChallenges } from '../../../src/oauth/challenge';

const one = (scheme: string, parameters: Challenge['parameters'] = {}) => ({ scheme, parameters });

const wellFormed: readonly (readonly [
  what: string,
  fields: readonly string[],
  challenges: readonly Challenge[],
])[] = [
  ['no field', [], []],
  ['an empty field', ['', ' ', ' , ,'], []],
  ['a bare scheme', ['Bearer'], [one('bearer')]],
  ['a bare scheme and a comma', ['Bearer,'], [one('bearer')]],
  ['one parameter', ['Bearer realm="x"'], [one('bearer', { realm: 'x' })]],
  ['a token as value', ['Bearer error=invalid_token'], [one('bearer', { error: 'invalid_token' })]],
  [
    'the challenge of RFC 9728 §5.1',
    ['Bearer resource_metadata="https://h/.well-known/oauth-protected-resource"'],
    [one('bearer', { resource_metadata: 'https://h/.well-known/oauth-protected-resource' })],
  ],
  [
    'several challenges in one field, RFC 9110 §11.6.1',
    ['Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"'],
    [
      one('newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }),
      one('basic', { realm: 'simple' }),
    ],
  ],
  [
    'several fields',
    ['Basic realm="a"', 'Bearer scope="b"'],
    [one('basic', { realm: 'a' }), one('bearer', { scope: 'b' })],
  ],
  [
    'Basic first',
    ['Basic realm="a", Bearer scope="b c"'],
    [one('basic', { realm: 'a' }), one('bearer', { scope: 'b c' })],
  ],
  [
    'bare schemes in a row',
    ['Negotiate, Bearer, Basic realm="x"'],
    [one('negotiate'), one('bearer'), one('basic', { realm: 'x' })],
  ],
  [
    'a token68',
    ['Negotiate a87421000492aa874209af8bc028=='],
    [{ ...one('negotiate'), token68: 'a87421000492aa874209af8bc028==' }],
  ],
  [
    'a token68 between others',
    ['Basic realm="x", NTLM TlRMTVNT/+=, Bearer'],
    [one('basic', { realm: 'x' }), { ...one('ntlm'), token68: 'TlRMTVNT/+=' }, one('bearer')],
  ],
  [
    'commas and equals inside quotes',
    ['Bearer a="x, y=z, Basic"'],
    [one('bearer', { a: 'x, y=z, Basic' })],
  ],
  [
    'space around the equals sign',
    ['Bearer a = "x" , b\t=\ty'],
    [one('bearer', { a: 'x', b: 'y' })],
  ],
  ['an empty value', ['Bearer scope="", error=""'], [one('bearer', { scope: '', error: '' })]],
  ['quoted pairs', ['Bearer a="\\a\\\\b\\,"'], [one('bearer', { a: 'a\\b,' })]],
  [
    'names in any case',
    ['BEARER Resource_Metadata="u"'],
    [one('bearer', { resource_metadata: 'u' })],
  ],
  ['empty list members', [', Bearer a="x",, b="y",'], [one('bearer', { a: 'x', b: 'y' })]],
];

for (const [what, fields, challenges] of wellFormed) {
  test(`C2: well-formed: ${what}`, () => {
    assert.deepEqual(parseChallenges(fields), { challenges, problems: [] });
  });
}

const broken: readonly (readonly [
  what: string,
  field: string,
  challenges: readonly Challenge[],
  problem: RegExp,
])[] = [
  [
    'no comma between parameters',
    'Bearer a="x" b="y"',
    [one('bearer', { a: 'x', b: 'y' })],
    /^no comma after parameter a at position 13$/,
  ],
  [
    'a parameter twice keeps the first',
    'Bearer a="x", A="y"',
    [one('bearer', { a: 'x' })],
    /^parameter a appears twice$/,
  ],
  [
    'a quote that never closes',
    'Bearer a="x',
    [one('bearer')],
    /^parameter a has no well-formed value at position 9$/,
  ],
  [
    'a value that is missing',
    'Bearer a=, b="y"',
    [one('bearer', { b: 'y' })],
    /^parameter a has no well-formed value/,
  ],
  [
    'a parameter without scheme',
    'realm="x", Bearer a="y"',
    [one('bearer', { a: 'y' })],
    /^parameter realm stands before any scheme at position 0$/,
  ],
  [
    'text after a quote',
    'Bearer a="x"y',
    [one('bearer', { a: 'x' }), one('y')],
    /^no comma after parameter a/,
  ],
  [
    'a character that fits nowhere',
    'Bearer a="x", ("no"), b="y"',
    [one('bearer', { a: 'x', b: 'y' })],
    /^unexpected character "\(" at position 14$/,
  ],
  [
    'a URL without quotes',
    'Bearer resource_metadata=https://h/x',
    [one('bearer', { resource_metadata: 'https' })],
    /^no comma after parameter resource_metadata/,
  ],
];

for (const [what, field, challenges, problem] of broken) {
  test(`C2: broken: ${what}`, () => {
    const parsed = parseChallenges([field]);
    assert.deepEqual(parsed.challenges, challenges);
    assert.match(parsed.problems[0] ?? '', problem);
  });
}

test('a parameter named __proto__ is a parameter', () => {
  const [challenge] = parseChallenges(['Bearer __proto__="x", constructor="y"']).challenges;
  assert.deepEqual(Object.entries(challenge?.parameters ?? {}), [
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  assert.equal(Object.getPrototypeOf(challenge?.parameters), Object.prototype);
});

const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const challenge = fc.record(
  {
    scheme: token,
    parameters: fc.dictionary(token, fc.string({ maxLength: 20 }), {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    }),
  },
  { noNullPrototype: true },
);

test('C2: what is written by the grammar is read back, in one field or in many', () => {
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), fc.boolean(), (challenges, together) => {
      const fields = challenges.map(({ scheme, parameters }) => {
        const pairs = Object.entries(parameters).map(
          ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
        );
        return `${scheme} ${pairs.join(', ')}`;
      });
      assert.deepEqual(parseChallenges(together ? [fields.join(', ')] : fields), {
        challenges,
        problems: [],
      });
    }),
  );
});

test('any text comes to an end, and its problems point into it', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('Bearer ', '="', '"', '\\', ',', '=', ' ', 'a', 'Basic YQ==', '\u0000'),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (field) => {
        const { challenges, problems } = parseChallenges([field]);
        assert.ok(challenges.length + problems.length <= field.length + 1);
        for (const { scheme } of challenges) assert.match(scheme, /^[!-~]+$/);
      },
    ),
  );
});

test('a field of the size that HTTP lets through is read in no time', () => {
  for (const piece of ['a ', 'a=', 'a="', '=', 'a=b ', '\\"', 'Bearer ', 'x,']) {
    const begun = performance.now();
    parseChallenges([piece.repeat(16_000 / piece.length), `Bearer a="${piece.repeat(8000)}`]);
    assert.ok(performance.now() - begun < 500, piece);
  }
});
