import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRulePageAddress, rulePageAddress } from '../../../src/host/rule-page-uri';
import { rules } from '../../../src/rules/list';

test('the address of a help page names its rule and the revision', () => {
  for (const { id } of rules) {
    assert.deepEqual(readRulePageAddress(rulePageAddress(id, '2025-06-18')), {
      rule: id,
      revision: '2025-06-18',
    });
  }
});

test('any other address names no rule', () => {
  for (const path of ['', '/', '/no-discovery', 'no-discovery.md', '/a/b.md', '/../x.md', '/X.md'])
    assert.equal(readRulePageAddress({ path, query: '' }), undefined, path);
});
