import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeFiles } from '../../../src/discovery';
import { createFindings as createWith, type Findings } from '../../../src/host/findings';
import type { ConfigFile, ServerEntry } from '../../../src/model/server';
import { readInFolder } from '../config/read-as';
import { aFinding } from './a-finding';
import { createMemento } from './memento';

const createFindings = (state: Parameters<typeof createWith>[0]): Findings =>
  createWith(state, judgeFiles);
const secret = 'canary7f3a9b2c4d';

function read(servers: { readonly [name: string]: unknown }): ConfigFile {
  return readInFolder('.vscode/mcp.json', JSON.stringify({ servers }));
}

function first({ servers: [entry] }: ConfigFile): ServerEntry {
  assert.ok(entry);
  return entry;
}

const file = read({ notes: { url: `https://notes.example/mcp?token=${secret}` } });
const notes = first(file);
const rulesOf = (findings: Findings, entry = notes) => findings.of(entry).map(({ rule }) => rule);
const record = (findings: Findings, ...found: ReturnType<typeof aFinding>[]) =>
  findings.record(notes, 'sign-in', 'stopped', found);

function dismiss(findings: Findings, rule: string, entry = notes): void {
  const finding = findings.of(entry).find((one) => one.rule === rule);
  assert.ok(finding);
  findings.dismiss(entry, finding);
}

test('findings of flows and of the configuration stand together, and outlive the window', () => {
  const state = createMemento();
  const findings = createFindings(state);
  const told: (string | undefined)[] = [];
  const unfollow = findings.onDidChange((id) => told.push(id));
  findings.configured([file]);
  record(findings, aFinding('no-discovery'));
  assert.deepEqual(rulesOf(findings), ['no-discovery', 'config-secret-in-url']);
  assert.deepEqual(told, [undefined, notes.id]);
  unfollow();
  const next = createFindings(state);
  assert.deepEqual(rulesOf(next), ['no-discovery']);
  assert.deepEqual(next.of(notes), [aFinding('no-discovery')]);
  next.record(notes, 'sign-in', 'signed-in', []);
  assert.deepEqual(rulesOf(next), []);
  assert.equal(told.length, 2);
});

test('the state holds no secret of the configuration, and no address', () => {
  const state = createMemento();
  const findings = createFindings(state);
  findings.configured([file]);
  record(findings, aFinding('no-discovery'));
  dismiss(findings, 'config-secret-in-url');
  assert.doesNotMatch(state.text(), new RegExp(`${secret}|https:`));
});

test('what was found at another address says nothing of the server', () => {
  const findings = createFindings(createMemento());
  record(findings, aFinding('no-discovery'));
  const moved = first(read({ notes: { url: 'https://new.example/mcp' } }));
  assert.equal(moved.id, notes.id);
  assert.deepEqual(rulesOf(findings, moved), []);
});

test('a finding that was dismissed stays away until something else is found', () => {
  const state = createMemento();
  const findings = createFindings(state);
  record(findings, aFinding('cause'), aFinding('follows', { under: 'cause' }), aFinding('other'));
  dismiss(findings, 'cause');
  assert.deepEqual(rulesOf(findings), ['other']);
  assert.deepEqual(
    findings.dismissedOf(notes).map(({ rule }) => rule),
    ['cause', 'follows'],
  );
  const next = createFindings(state);
  record(next, aFinding('cause'));
  assert.deepEqual(rulesOf(next), []);
  record(next, aFinding('cause', { actual: 'worse' }));
  assert.deepEqual(rulesOf(next), ['cause']);
});

test('a finding of a flow that has not ended can be dismissed, and shown again', () => {
  const findings = createFindings(createMemento());
  const cause = aFinding('cause');
  findings.dismiss(notes, cause);
  assert.equal(findings.isDismissed(notes, cause), true);
  assert.equal(findings.isDismissed(notes, aFinding('cause', { actual: 'worse' })), false);
  record(findings, cause);
  assert.deepEqual(rulesOf(findings), []);
  findings.restore(notes, ['cause']);
  assert.equal(findings.isDismissed(notes, cause), false);
});

test('what was dismissed can be brought back, also by what went with it', () => {
  const findings = createFindings(createMemento());
  record(findings, aFinding('cause'), aFinding('follows', { under: 'cause' }), aFinding('other'));
  dismiss(findings, 'cause');
  dismiss(findings, 'other');
  findings.restore(notes, ['follows']);
  assert.deepEqual(rulesOf(findings), ['cause', 'follows']);
  findings.restore(notes, ['other']);
  assert.deepEqual(rulesOf(findings), ['cause', 'follows', 'other']);
  assert.deepEqual(findings.dismissedOf(notes), []);
});

test('a line put in above brings nothing back, and a changed entry does', () => {
  const text = (before: string, key: string) =>
    readInFolder(
      '.vscode/mcp.json',
      `${before}{ "servers": { "notes": { "url": "https://n.example/mcp", "oauth": { "${key}": "x" } } } }`,
    );
  const findings = createFindings(createMemento());
  const begin = text('', 'client_id');
  findings.configured([begin]);
  assert.deepEqual(rulesOf(findings, first(begin)), ['config-oauth-keys']);
  dismiss(findings, 'config-oauth-keys', first(begin));
  const below = text('// one more line\n', 'client_id');
  findings.configured([below]);
  assert.deepEqual(rulesOf(findings, first(below)), []);
  const other = text('', 'scopes');
  findings.configured([other]);
  assert.deepEqual(rulesOf(findings, first(other)), ['config-oauth-keys']);
});

test('state of another shape counts as nothing, and it is bounded', () => {
  for (const kept of [
    null,
    7,
    [1],
    { a: 1 },
    { a: { server: 1 } },
    { a: { server: 'x', runs: [null, {}] } },
  ]) {
    const findings = createFindings(createMemento({ 'findings/1': kept, 'dismissed/1': kept }));
    assert.deepEqual(findings.of(notes), []);
  }
  const state = createMemento();
  const findings = createFindings(state);
  const many = Array.from({ length: 100 }, (_, index) =>
    aFinding(`rule-${index}`, { actual: 'x'.repeat(1000), because: 'y'.repeat(1000) }),
  );
  for (let index = 0; index < 150; index += 1) {
    const entry = { ...notes, id: `file:///w#${index}` };
    findings.record(entry, 'sign-in', 'stopped', many);
  }
  assert.ok(state.text().length < 600_000, String(state.text().length));
  assert.ok(findings.of({ ...notes, id: 'file:///w#149' }).length > 0);
  assert.deepEqual(findings.of({ ...notes, id: 'file:///w#0' }), []);
});
