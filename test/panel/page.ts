import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FromPanel, PanelSnapshot, ToPanel } from '../../src/model/messages';
import type { Fixture } from './fixture';
import { bodyClasses, type Theme, themeSheet } from './themes';

const origin = 'https://panel.test';
const nonce = 'b3RoaW5nIHNlY3JldA';

/** The page that the host gives the panel, with the host's content security policy. */
function shell(theme: Theme): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `font-src ${origin}`,
    `img-src ${origin}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="/theme.css">
<link rel="stylesheet" href="/panel-style.css">
<title>Trace</title>
</head>
<body class="${bodyClasses[theme]}" data-vscode-theme-kind="${bodyClasses[theme]}">
<div id="mcp-auth-panel"><p class="loading">Loading the trace…</p></div>
<script nonce="${nonce}">
  window.sent = [];
  window.states = [];
  window.violations = [];
  addEventListener('panel-state', ({ detail }) => window.states.push(detail));
  addEventListener('from-panel', ({ detail }) => window.sent.push(detail));
  addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
</script>
<script nonce="${nonce}" src="/panel.js"></script>
</body>
</html>`;
}

/** Chromium as the tests use it: no network, no sandbox that a container lacks. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['MCP_AUTH_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A panel in a plain page, with the test in the place of the host. */
export interface PanelPage {
  readonly page: Page;
  /** Gives a message to the panel and waits until it is drawn. */
  give(message: ToPanel): Promise<void>;
  show(fixture: Fixture): Promise<void>;
  /** What the panel has sent since this was last asked. */
  sent(): Promise<readonly FromPanel[]>;
  /** Every state that the panel has saved. */
  states(): Promise<readonly unknown[]>;
  /** Everything that went wrong in the page: blocked by the policy, thrown, or logged as an error. */
  troubles(): Promise<readonly string[]>;
}

/**
 * Opens the panel in a theme and size. With `kept`, the page has VS Code's own API, which gives the
 * panel that state. Close it with `page.close()`.
 */
export async function openPanel(
  browser: Browser,
  theme: Theme,
  size: Size,
  kept?: object,
): Promise<PanelPage> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  if (kept !== undefined) await page.addInitScript(actAsVsCode, kept);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning')
      troubles.push(`logged: ${line.text()}`);
  });
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route('**/*', async (route) => {
    const file = await fileAt(new URL(route.request().url()), theme);
    await (file === undefined ? route.abort() : route.fulfill(file));
  });
  await page.goto(`${origin}/`);
  await page.waitForSelector('#mcp-auth-panel > *');

  const give = (message: ToPanel) =>
    page.evaluate(async (data) => {
      window.postMessage(data, '*');
      await new Promise((done) => setTimeout(done));
      await new Promise(requestAnimationFrame);
    }, message);
  const takeSent = () =>
    page.evaluate(() => (window as unknown as { sent: FromPanel[] }).sent.splice(0));
  return {
    page,
    give,
    sent: takeSent,
    states: () => page.evaluate(() => (window as unknown as { states: unknown[] }).states),
    async show({ snapshot }) {
      await give({ type: 'snapshot', snapshot });
    },
    async troubles() {
      const blocked = await page.evaluate(
        () => (window as unknown as { violations: string[] }).violations,
      );
      return [...troubles, ...blocked.map((directive) => `blocked: ${directive}`)];
    },
  };
}

/** Runs in the page, before the panel. */
function actAsVsCode(kept: object): void {
  const tell = (name: string, detail: unknown) => dispatchEvent(new CustomEvent(name, { detail }));
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => tell('from-panel', message),
      getState: () => kept,
      setState: (state: unknown) => tell('panel-state', state),
    }),
  });
}

async function fileAt({ pathname }: URL, theme: Theme) {
  if (pathname === '/') return { contentType: 'text/html', body: shell(theme) };
  if (pathname === '/theme.css') return { contentType: 'text/css', body: themeSheet(theme) };
  if (pathname === '/panel.js') {
    return { contentType: 'text/javascript', body: await readFile('dist/panel.js', 'utf8') };
  }
  if (pathname === '/panel-style.css') {
    return { contentType: 'text/css', body: await readFile('dist/panel-style.css', 'utf8') };
  }
  return undefined;
}

/** Answers the panel as the host would, until it asks for nothing more: selection and bodies. */
export async function answer(panel: PanelPage, fixture: Fixture): Promise<readonly FromPanel[]> {
  const all: FromPanel[] = [];
  for (;;) {
    const sent = await panel.sent();
    all.push(...sent);
    const replies = sent.flatMap((message) => reply(message, fixture));
    if (replies.length === 0) return all;
    for (const message of replies) await panel.give(message);
  }
}

function reply(message: FromPanel, fixture: Fixture): readonly ToPanel[] {
  if (message.type === 'body') {
    const body = fixture.bodies[`${message.exchange} ${message.part}`];
    return body === undefined ? [] : [{ ...message, ...body }];
  }
  if (message.type !== 'select') return [];
  return [{ type: 'snapshot', snapshot: at(fixture, message.step) }];
}

/** The fixture's snapshot with another step selected; without one, the step the flow stands at. */
export function at(
  { snapshot, details }: Fixture,
  step: PanelSnapshot['selected'] | undefined,
): PanelSnapshot {
  const selected = step ?? snapshot.current ?? snapshot.selected;
  return { ...snapshot, selected, detail: details[selected] ?? snapshot.detail };
}
