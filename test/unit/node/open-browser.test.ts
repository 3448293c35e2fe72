import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { openerFor, openInBrowser } from '../../../src/node/open-browser';
import { webAddress } from '../../../src/node/web-address';

test('C45: only http and https addresses are opened', async () => {
  for (const url of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vscode://extension/x',
    'ms-msdt:/id',
    '\\\\host\\share\\x.exe',
    'C:\\x.exe',
    '-h',
    '--version',
    'HTTP:/x',
    'https://',
    '',
  ]) {
    assert.equal(webAddress(url), undefined, url);
    assert.equal(await openInBrowser(url), false, url);
  }
});

test('C45: no system opens an address by a shell, and each gets it as one argument', () => {
  const address = 'https://as.example/authorize?a=1&b=%22x%22';
  for (const platform of ['win32', 'darwin', 'linux', 'freebsd'] as const) {
    const [program, ...args] = openerFor(platform, address);
    assert.doesNotMatch(program, /cmd|powershell|pwsh|sh$|start/i, platform);
    assert.equal(args.at(-1), address);
    assert.ok(args.slice(0, -1).every((one) => !one.includes('as.example')));
  }
});

test('C45: an address holds no quotes, spaces or line ends when it goes to the opener', () => {
  assert.equal(
    webAddress('https://as.example/a b?c="d" e&f=\'g\'\n--h#i "j'),
    'https://as.example/a%20b?c=%22d%22%20e&f=%27g%27--h#i%20%22j',
  );
  const plain = 'https://as.example/authorize?redirect_uri=http%3A%2F%2F127.0.0.1%2Fcb&scope=a+b';
  assert.equal(webAddress(plain), plain);
});

test('C45: the opener gets the address as one argument, without a shell', {
  skip: process.platform === 'win32',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opener-'));
  const path = process.env['PATH'];
  try {
    const opener = join(folder, process.platform === 'darwin' ? 'open' : 'xdg-open');
    await writeFile(
      opener,
      `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/new"\nmv "${folder}/new" "${folder}/seen"\n`,
    );
    await chmod(opener, 0o755);
    process.env['PATH'] = [folder, path].join(delimiter);
    const url = 'https://h/?a=$(touch x)&b=`id`;echo "hi"';
    assert.equal(await openInBrowser(url), true);
    let seen = '';
    for (let tries = 0; tries < 100 && seen === ''; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = await readFile(join(folder, 'seen'), 'utf8').catch(() => '');
    }
    assert.equal(seen, 'https://h/?a=$(touch%20x)&b=`id`;echo%20%22hi%22|');
    process.env['PATH'] = '';
    assert.equal(await openInBrowser(url), false);
  } finally {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true, force: true });
  }
});
