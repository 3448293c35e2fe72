import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { writeTheSame } from '../../accuracy/same-document';
import { at, htmlPage } from '../../server/faults/parts/answers';
import type { Difference } from '../../server/faults/parts/pair';

const described = '/.well-known/oauth-protected-resource/mcp';
const page: Difference = { server: { before: at(described, htmlPage) } };
const gone: Difference = { server: { resourceMetadata: () => undefined } };
const edit = (members: { readonly [name: string]: string }): Difference => ({
  server: { resourceMetadata: (document) => ({ ...document, ...members }) },
});
const guarded: Difference = { authorization: { before: at('/register', htmlPage) } };
const issuer: Difference = {
  authorization: { metadata: (document) => ({ ...document, issuer: 'https://other.example' }) },
};

suite('two differences write the same', () => {
  const cases: readonly (readonly [what: string, a: Difference, b: Difference, same: boolean])[] = [
    ['a page in the place of a document that the other edits', page, edit({ a: 'b' }), true],
    ['two answers in its place', page, gone, true],
    ['one member', edit({ resource: 'a' }), edit({ resource: 'b' }), true],
    ['two members', edit({ resource: 'a' }), edit({ other: 'b' }), false],
    [
      'one member with what is there already',
      edit({ resource: 'http://127.0.0.1:1/mcp' }),
      page,
      false,
    ],
    ['documents of both servers', page, issuer, false],
    ['what is no document', guarded, issuer, false],
  ];
  for (const [what, a, b, same] of cases) {
    test(`${what}: ${same}`, () => {
      assert.equal(writeTheSame(a, b), same);
      assert.equal(writeTheSame(b, a), same);
    });
  }
});
