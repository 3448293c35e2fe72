import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialOptions } from '../../src/cli/credential-options';
import { helpText } from '../../src/cli/help';
import { introspectionOptions } from '../../src/cli/introspection-options';
import { loginOptions } from '../../src/cli/login-options';
import { runOptions } from '../../src/cli/run-options';

const options = Object.keys({
  ...runOptions,
  ...loginOptions,
  ...credentialOptions,
  ...introspectionOptions,
});
const own = ['token-env', 'name', 'redirect-uri', 'key-file', 'list', 'format'];
const addAuth = ['job', 'provider', 'server', 'set', 'diff', 'write'];

test('--help names every option and no other', () => {
  const named = new Set([...helpText.matchAll(/--([a-z]+(?:-[a-z]+)*)/g)].map(([, name]) => name));
  assert.deepEqual([...named].toSorted(), [...options, ...own, ...addAuth].toSorted());
});

test('--help fits into a terminal', () => {
  for (const line of helpText.split('\n')) assert.ok(line.length <= 95, line);
});
