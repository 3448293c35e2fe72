import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../../src/model/outcome';
import type { HeaderList, Json } from '../../../src/model/wire';
import { readKeySet } from '../../../src/oauth/key-set';
import { readPreflight, surveyOrigin } from '../../../src/oauth/preflight';
import { profiles } from '../../../src/oauth/profiles/by-revision';
import type { Env } from '../../../src/oauth/step';

const env = { profile: profiles['2025-11-25'] } as Env;
const asked = { of: 'server', url: 'https://mcp.example/mcp' } as const;

function answer(status: number, headers: HeaderList, body?: Json): Outcome {
  return {
    kind: 'response',
    exchange: 'x1',
    url: asked.url,
    status,
    headers,
    body: body === undefined ? { kind: 'empty' } : { kind: 'json', value: body },
    kept: {},
  };
}

const all = 'Authorization, content-type, MCP-Protocol-Version, Mcp-Session-Id';
const cases: readonly (readonly [
  says: string,
  Outcome,
  verdict: string,
  missing: readonly string[],
])[] = [
  [
    'all origins and fields',
    answer(204, [
      ['access-control-allow-origin', '*'],
      ['access-control-allow-headers', all],
    ]),
    'allowed',
    [],
  ],
  [
    'this origin',
    answer(200, [
      ['access-control-allow-origin', surveyOrigin],
      ['access-control-allow-headers', all],
    ]),
    'allowed',
    [],
  ],
  [
    'the wildcard, which is no Authorization',
    answer(204, [
      ['access-control-allow-origin', '*'],
      ['access-control-allow-headers', '*'],
    ]),
    'allowed',
    ['authorization'],
  ],
  [
    'another origin',
    answer(204, [['access-control-allow-origin', 'https://a.example']]),
    'refused',
    [],
  ],
  ['no origin', answer(204, []), 'refused', []],
  ['401, whatever it allows', answer(401, [['access-control-allow-origin', '*']]), 'refused', []],
  [
    'no answer',
    {
      kind: 'failure',
      exchange: 'x1',
      url: asked.url,
      failure: { kind: 'refused', detail: 'ECONNREFUSED' },
    },
    'failed',
    [],
  ],
];
for (const [says, outcome, verdict, missing] of cases) {
  test(`a preflight with ${says} is ${verdict}`, () => {
    const read = readPreflight(asked, outcome, env);
    assert.equal(read.verdict, verdict);
    assert.deepEqual(read.missing, missing);
  });
}

const good = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const sets: readonly (readonly [
  says: string,
  Json | undefined,
  usable: number,
  problem: RegExp | undefined,
])[] = [
  ['one key', { keys: [good] }, 1, undefined],
  ['a key of a younger type', { keys: [{ kty: 'AKP', pub: 'p' }] }, 1, undefined],
  ['no keys', { keys: [] }, 0, /empty/],
  ['a key for encryption', { keys: [{ ...good, use: 'enc' }] }, 0, /not for signatures/],
  ['a shared secret beside a key', { keys: [good, { kty: 'oct' }] }, 1, /shared secret/],
  ['half a key', { keys: [{ kty: 'RSA', n: 'n' }] }, 0, /no e/],
  ['a key whose type is a word of the language', { keys: [{ kty: 'constructor' }] }, 1, undefined],
  ['rubbish', { keys: [null, 'a', {}] }, 0, /no object/],
  ['another document', { issuer: 'a' }, 0, /no keys/],
  ['nothing', undefined, 0, /no keys/],
];
for (const [says, body, usable, problem] of sets) {
  test(`a key set with ${says} has ${usable} that can be used`, () => {
    const read = readKeySet('https://issuer.example/jwks', answer(200, [], body));
    assert.equal(read.usable, usable);
    if (problem === undefined) assert.deepEqual(read.problems, []);
    else assert.match(read.problems.join('; '), problem);
  });
}
