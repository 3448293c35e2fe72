import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './children.mjs';
import { root, toolsFolder } from './root.mjs';
import { progress } from './say.mjs';
import { isProgram, which } from './which.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium that starts: one that is installed, else from `apt-get`, else from Playwright. */
export async function getChromium() {
  const installed = await findInstalled();
  if (installed !== undefined) return { ok: true, path: installed };
  const said = [];
  for (const source of [fromDebian, fromPlaywright]) {
    const { path, why } = await source();
    if (path !== undefined && (await starts(path))) return { ok: true, path };
    said.push(why ?? `the one at ${path} does not start`);
  }
  return {
    ok: false,
    why: `no installed browser was found; ${said.join('; ')}. Install Chromium or Chrome, or set MCP_AUTH_CHROMIUM to its path.`,
  };
}

async function findInstalled() {
  const named = process.env.MCP_AUTH_CHROMIUM;
  const candidates = named === undefined ? [...names.map(which), ...places] : [named];
  for (const path of candidates) {
    if (path !== undefined && isProgram(path) && (await starts(path))) return path;
  }
  return undefined;
}

async function fromDebian() {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID=debian$/m.test(system) || process.getuid?.() !== 0) {
    return { why: 'apt-get is only used by root on Debian' };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await progress('Installing Chromium with apt-get', async () => {
    const updated = await runChild('apt-get', ['update'], { env });
    if (updated.code !== 0) return updated;
    return runChild('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  });
  return code === 0 ? { path: '/usr/bin/chromium' } : { why: `apt-get said: ${complaint(output)}` };
}

async function fromPlaywright() {
  process.env.PLAYWRIGHT_BROWSERS_PATH = join(toolsFolder, 'browsers');
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code, output } = await progress("Fetching Playwright's Chromium", () =>
    runChild(process.execPath, [cli, 'install', 'chromium']),
  );
  if (code !== 0) return { why: `Playwright's download said: ${complaint(output)}` };
  const { chromium } = await import('playwright-core');
  return { path: chromium.executablePath() };
}

async function starts(path) {
  return (await runChild(path, ['--version'])).code === 0;
}

function complaint(output) {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => /^(E:|Error:|Failed)/.test(line));
  return (errors.at(-1) ?? lines.at(-1) ?? '').trim();
}
