import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { overrideWords } from '../../../src/host/override-words';
import { createOverrides } from '../../../src/host/overrides';
import { createMemento } from './memento';

const url = 'https://mcp.example/mcp?key=secret-0123456789';

test('overrides are kept by the address, each once, and forgotten by server', async () => {
  const state = createMemento();
  const overrides = createOverrides(state);
  assert.deepEqual(overrides.of(url), []);
  await overrides.add(url, 'notes', 'iss-mismatch');
  await overrides.add(url, 'notes', 'no-discovery');
  await overrides.add(url, 'notes', 'iss-mismatch');
  await overrides.add('https://other.example/', 'other', 'private-address');
  assert.deepEqual(overrides.of(url), ['iss-mismatch', 'no-discovery']);
  assert.deepEqual(
    overrides.all().map(({ name, rules }) => [name, rules]),
    [
      ['notes', ['iss-mismatch', 'no-discovery']],
      ['other', ['private-address']],
    ],
  );
  assert.deepEqual(createOverrides(state).of(url), ['iss-mismatch', 'no-discovery']);
  assert.equal(await overrides.forget(overrides.keyOf(url)), true);
  assert.equal(await overrides.forget(overrides.keyOf(url)), false);
  assert.deepEqual(overrides.of(url), []);
  assert.deepEqual(overrides.of('https://other.example/'), ['private-address']);
});

test('the state holds no address, since a query may hold a secret', async () => {
  const state = createMemento();
  await createOverrides(state).add(url, 'notes', 'iss-mismatch');
  assert.doesNotMatch(state.text(), /secret|mcp\.example/);
});

test('state of another shape counts as no overrides', () => {
  for (const kept of [null, 7, [], { a: 1 }, { a: { name: 'x', rules: [1] } }, { a: null }]) {
    assert.deepEqual(createOverrides(createMemento({ 'overrides/1': kept })).all(), []);
  }
});

test('every stop that can be stepped past says what is let pass and what could happen', async () => {
  const rules = await overridable();
  assert.ok(rules.size >= 8, [...rules].join(' '));
  const generic = overrideWords('none-of-ours');
  for (const rule of rules) {
    const { passes, risk } = overrideWords(rule);
    assert.notEqual(risk, generic.risk, rule);
    for (const sentence of [passes, risk]) assert.match(sentence, /^[A-Z][^!]+\.$/, rule);
  }
  assert.deepEqual(overrideWords('constructor').risk, generic.risk);
});

/** The rules that the engine can be told to step past, from where it asks. */
async function overridable(): Promise<ReadonlySet<string>> {
  const names = (await readdir('src/oauth', { recursive: true })).filter((name) =>
    name.endsWith('.ts'),
  );
  const sources = await Promise.all(names.map((name) => readFile(join('src/oauth', name), 'utf8')));
  const found = sources.flatMap((source) => [
    ...source.matchAll(/(?:overridden\(env, |override: |overrides\(\)\.includes\()'([a-z-]+)'/g),
  ]);
  return new Set(found.map(([, rule]) => rule ?? ''));
}
