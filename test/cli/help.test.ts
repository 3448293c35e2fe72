import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAuthOptions } from '../../src/cli/add-auth-command';
import { checkOptions } from '../../src/cli/check-options';
import { credentialOptions } from '../../src/cli/credential-options';
import { exportOptions } from '../../src/cli/export-options';
import { helpText } from '../../src/cli/help';
import { introspectionOptions } from '../../src/cli/introspection-options';
import { loginOptions } from '../../src/cli/login-options';
import { newOptions } from '../../src/cli/new-command';
import { probeOptions } from '../../src/cli/probe-options';
import { runOptions } from '../../src/cli/run-options';

const options = Object.keys({
  ...runOptions,
  ...checkOptions,
  ...loginOptions,
  ...credentialOptions,
  ...introspectionOptions,
  ...exportOptions,
  ...probeOptions,
  ...addAuthOptions,
  ...newOptions,
});
const own = ['all', 'token-env', 'name', 'redirect-uri', 'key-file', 'list'];

test('--help names every option and no other', () => {
  const named = new Set([...helpText.matchAll(/--([a-z]+(?:-[a-z]+)*)/g)].map(([, name]) => name));
  assert.deepEqual([...named].toSorted(), [...new Set([...options, ...own])].toSorted());
});

test('--help fits into a terminal', () => {
  for (const line of helpText.split('\n')) assert.ok(line.length <= 95, line);
});
