import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { positionsIn } from '../../../src/config/text-position';

test('LF, CRLF and CR each end one line', () => {
  const at = positionsIn('a\nbc\r\nd\re');
  assert.deepEqual(
    [0, 1, 2, 3, 6, 8, 9].map((offset) => Object.values(at(offset)).join(':')),
    ['0:0', '0:1', '1:0', '1:1', '2:0', '3:0', '3:1'],
  );
});

test('line and column lead back to the offset', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u{1F600}', '"') });
  fc.assert(
    fc.property(text, (body) => {
      const at = positionsIn(body);
      const lines = body.split(/(?<=\r\n|\n|\r(?!\n))/);
      for (let offset = 0; offset < body.length; offset += 1) {
        const { line, column } = at(offset);
        const before = lines.slice(0, line).join('').length;
        assert.equal(before + column, offset);
        assert.ok(column < (lines[line] ?? '').length);
      }
    }),
  );
});
