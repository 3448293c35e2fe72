import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { startPair } from '../server/faults/parts/pair';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const folder = temporaryFolder();
const file = join(folder, 'stopped.mcptrace.json');
const follow = ['--open', 'follow', '--redirect-port', '33998'];
let printed = '';

/** A server whose login answers in the name of another; it is gone before anything is replayed. */
before(async () => {
  const pair = await startPair(({ issuer }) => ({
    authorization: {
      callback: (back) => {
        back.searchParams.set('iss', `${issuer}/`);
        return back;
      },
    },
  }));
  const traced = await runCli(['trace', pair.url, ...follow, '--json', '--save', file]);
  await pair.close();
  assert.equal(traced.code, 1, traced.err);
  printed = traced.out;
});

test('--save writes what --json prints, for the eyes of its owner', () => {
  assert.equal(readFileSync(file, 'utf8'), printed);
  assert.equal(statSync(file).mode & 0o077, 0);
});

test('a file that cannot be written is said, and the report is there all the same', async () => {
  const nowhere = join(folder, 'none', 'x.mcptrace.json');
  const { code, out, err } = await runCli(['trace', 'http://127.0.0.1:9/mcp', '--save', nowhere]);
  assert.equal(code, 1);
  assert.match(out, /server-unreachable/);
  assert.match(err, /^The trace could not be written to .*none.* \(ENOENT\)\.$/m);
});

test('a saved trace replays without its servers', async () => {
  const again = await runCli(['replay', file, '--json']);
  assert.equal(again.code, 1);
  assert.equal(again.out, printed);
  assert.equal(again.err, '');
  const text = await runCli(['replay', file]);
  assert.equal(text.code, 1);
  assert.match(text.out, /\(iss-mismatch\)/);
  assert.match(text.out, /clients stop here since MCP 2026-07-28/);
  assert.match(text.out, /^Trace as MCP 2025-11-25, .*: --revision 2025-11-25$/m);
  assert.match(text.out, /^Trace as a client that goes on here, .*: --override iss-mismatch$/m);
});

test('by an older revision it goes on to what nobody recorded, and that is no failure', async () => {
  for (const wish of [
    ['--revision', '2025-11-25'],
    ['--override', 'iss-mismatch'],
  ]) {
    const { code, out } = await runCli(['replay', file, ...wish]);
    assert.equal(code, 0, out);
    assert.match(out, /The recording ends here {2}\(not-recorded\)/);
    assert.match(out, /The recording holds no answer to POST \S+\/token\./);
    assert.match(out, /\(iss-ignored\)/);
    assert.doesNotMatch(out, /Trace as/);
  }
  assert.equal((await runCli(['replay', file, '--override', 'iss-mismatch', '--json'])).code, 0);
  const strict = ['--revision', '2025-11-25', '--fail-on', 'warning'];
  assert.equal((await runCli(['replay', file, ...strict])).code, 1);
});

const broken = join(folder, 'broken.json');
const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /replay needs the file of a trace/],
  [[file, file], /one too many/],
  [[join(folder, 'nothing')], /cannot be read/],
  [[broken], /no whole trace: server is missing/],
  [[file, '--revision', '2020-01-01'], /--revision is one of/],
  [[file, '--open', 'follow'], /--open/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${says}`, async () => {
    writeFileSync(broken, '{"format":"mcp-auth-trace/1"}');
    const { code, err, out } = await runCli(['replay', ...args]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, says);
    assert.doesNotMatch(err, /\bat .*\.js:\d/, 'no stack trace for wrong usage');
  });
}
