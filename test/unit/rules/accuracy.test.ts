import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joined, leavesTheRest } from '../../accuracy/join';
import { literalsIn } from '../../accuracy/quirks';
import { createTally, table } from '../../accuracy/tally';
import type { Difference } from '../../server/faults/parts/pair';

const start = (difference: Difference, path = '/mcp') => ({ path, differ: () => difference });
const at = { url: 'http://a/mcp', origin: 'http://a', issuer: 'http://b' };

suite('joining two differences', () => {
  test('edits of one document are made one after the other', () => {
    const edit = (name: string): Difference => ({
      server: { resourceMetadata: (document) => ({ ...document, [name]: true }) },
      authorization: { metadata: (document) => ({ ...document, [name]: 1 }) },
    });
    const both = joined(start(edit('a')), start(edit('b')))?.differ(at);
    assert.deepEqual(both?.server?.resourceMetadata?.({}), { a: true, b: true });
    assert.deepEqual(both?.authorization?.metadata?.({}), { a: 1, b: 1 });
  });

  test('a document that is taken away stays away', () => {
    const both = joined(
      start({ server: { resourceMetadata: () => undefined } }),
      start({ server: { resourceMetadata: () => assert.fail('there is nothing to edit') } }),
    )?.differ(at);
    assert.equal(both?.server?.resourceMetadata?.({}), undefined);
  });

  test('an answer is given by the first that has one', () => {
    const seen: string[] = [];
    const before = (name: string, answers: boolean): Difference => ({
      authorization: {
        before: () => {
          seen.push(name);
          return answers;
        },
      },
    });
    const both = joined(start(before('a', false)), start(before('b', true)))?.differ(at);
    assert.equal(both?.authorization?.before?.({} as never, {} as never), true);
    assert.deepEqual(seen, ['a', 'b']);
  });

  const apart: readonly (readonly [what: string, a: Difference, b: Difference])[] = [
    ['settings', { settings: { registration: false } }, { settings: { registration: true } }],
    ['rules', { rules: { audience: 'a' } }, { rules: { audience: 'b' } }],
    ['wire', { wire: 'modern' }, { wire: 'both' }],
    ['challenge', { server: { challenge: () => 'a' } }, { server: { challenge: () => undefined } }],
    ['limits', { run: { limits: { ms: 1 } } }, { run: { limits: { ms: 2 } } }],
  ];
  for (const [what, a, b] of apart) {
    test(`two that differ in ${what} are not joined`, () => {
      assert.equal(joined(start(a), start(b)), undefined);
      assert.equal(joined(start(b), start(a)), undefined);
      assert.ok(joined(start(a), start({})));
      assert.ok(joined(start({}), start(b)));
    });
  }

  test('two at other paths are not joined', () => {
    assert.equal(joined(start({}, '/mcp'), start({}, '/')), undefined);
  });

  test('what changes the client or the issuer is in no pair', () => {
    assert.equal(leavesTheRest(start({ run: { errands: ['sign-in', 'reconnect'] } })), false);
    assert.equal(leavesTheRest(start({ rules: { issuer: 'http://b/realm' } })), false);
    assert.equal(leavesTheRest(start({ run: { limits: { ms: 1 } } })), true);
  });
});

test('literals are read from code, and not from comments, imports or sentences', () => {
  const source = `
    /** Of 'Keycloak'. */
    import { hostOf } from './github';
    // 'okta.com'
    const host = 'accounts.google.com';
    if (/^AADSTS(\\d+)[/:]/i.test(text)) return { do: 'ask GitHub for it', half: a / b / c };
  `;
  assert.deepEqual(literalsIn(source), ['/^AADSTS(\\d+)[/:]/i', "'accounts.google.com'"]);
});

test('the table has a line for each rule, and sums', () => {
  const tally = createTally();
  tally.add('one', { found: ['a', 'b'], missed: [], invented: [] });
  tally.add('two', { found: ['a', 'x'], missed: ['b'], invented: ['x'] });
  assert.equal(tally.servers, 2);
  assert.deepEqual(tally.wrong, ['two: missed b; invented x']);
  assert.deepEqual(
    table(['a', 'b', 'c'], [['servers', tally]]).map((line) => line.trim().split(/\s+/).join(' ')),
    [
      'servers (2)',
      'rule right missed invented',
      'a 2 0 0',
      'b 1 1 0',
      'c 0 0 0',
      'x 0 0 1',
      'all rules 3 1 1',
    ],
  );
});
