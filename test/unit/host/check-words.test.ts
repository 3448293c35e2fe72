import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedAllWords, findingWords } from '../../../src/host/check-words';
import type { Severity } from '../../../src/model/finding';
import type { JudgedTrace } from '../../../src/model/trace';

function having(...severities: readonly Severity[]): JudgedTrace {
  return { findings: severities.map((severity) => ({ severity })) } as unknown as JudgedTrace;
}

test('findings are counted by their weight', () => {
  assert.equal(findingWords([having()]), 'nothing wrong');
  assert.equal(findingWords([having('info')]), 'nothing wrong, 1 note');
  assert.equal(
    findingWords([having('error', 'warning'), having('warning', 'info')]),
    '1 error, 2 warnings, 1 note',
  );
});

test('a server that would need an answer is named', () => {
  const traces = [having('error'), having()];
  assert.equal(
    checkedAllWords({ traces, left: [] }),
    '2 servers checked without signing in: 1 error.',
  );
  assert.match(
    checkedAllWords({ traces: [], left: ['a', 'b'] }),
    /^0 servers .* asked for: a, b\.$/,
  );
});
