import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { judged, traceFile } from '../../src/core';
import { createWorld } from '../unit/oauth/world';
import { assertMarkdown, readMermaid, wellFormedHar } from '../unit/report/well-formed';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const file = join(temporaryFolder(), 'refused.mcptrace.json');
let text = '';

/** What the file holds. */
function saved() {
  const read = traceFile.read(text);
  assert.ok(read.ok);
  return judged(read.trace);
}

before(async () => {
  const flow = createWorld({
    change: ({ endpoint }, answer) =>
      endpoint === 'token'
        ? { ...answer, status: 400, body: '{"error":"invalid_grant"}' }
        : undefined,
  }).flow({ revision: '2026-07-28' });
  flow.go('continue');
  text = traceFile.write(await flow.ended());
  writeFileSync(file, text);
});

test('export prints a saved trace as HAR, Markdown and Mermaid, and a replay does so too', async () => {
  const trace = saved();
  const exported = async (command: string, format: string): Promise<string> => {
    const { code, out, err } = await runCli([command, file, '--format', format]);
    assert.equal(code, command === 'export' ? 0 : 1, err);
    assert.equal(err, '');
    return out;
  };
  for (const command of ['export', 'replay']) {
    wellFormedHar(await exported(command, 'har'), trace);
    assertMarkdown(await exported(command, 'markdown'), trace);
    const { messages } = await readMermaid(await exported(command, 'mermaid'));
    assert.ok(messages.includes('5. POST /token'));
  }
});

test('export prints one request as a command, by its number in the report', async () => {
  const { code, out } = await runCli(['export', file, '--format', 'curl', '--exchange', '5']);
  assert.equal(code, 0);
  assert.match(out, /^# Set TRACE_CODE to what the trace hides: \d+ characters of the body/m);
  assert.match(out, /^ {2}--url 'https:\/\/as\.example\/token'$/m);
});

const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['export'], /export needs the file of a trace/],
  [['export', file], /export needs --format, one of har, markdown, mermaid, curl/],
  [['export', file, '--format', 'pdf'], /--format is one of/],
  [['export', file, '--format', 'curl'], /needs --exchange, the number of one from 1 to 5/],
  [['export', file, '--format', 'curl', '--exchange', '6'], /from 1 to 5, not 6/],
  [['export', file, '--format', 'har', '--exchange', '1'], /--exchange goes with --format curl/],
  [['replay', file, '--format', 'har', '--json'], /--json and --format exclude each other/],
  [['replay', file, '--exchange', '1'], /--exchange goes with --format curl/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${says}`, async () => {
    const { code, out, err } = await runCli(args);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, says);
  });
}
