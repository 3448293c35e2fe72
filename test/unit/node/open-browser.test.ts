import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { openInBrowser } from '../../../src/node/open-browser';

test('only web addresses are opened', async () => {
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '-h',
    'HTTP:/x',
  ]) {
    assert.equal(await openInBrowser(url), false, url);
  }
});

test('the opener gets the address as one argument, without a shell', {
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
    assert.equal(seen, `${url}|`);
    process.env['PATH'] = '';
    assert.equal(await openInBrowser(url), false);
  } finally {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true, force: true });
  }
});
