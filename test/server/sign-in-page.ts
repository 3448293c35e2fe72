import { createHash } from 'node:crypto';
import type { Page } from './respond';

/** What the sign-in page shows and where its form goes. */
export interface SignInView {
  readonly action: string;
  readonly clientName: string;
  readonly resources: readonly string[];
  readonly scopes: readonly string[];
  /** Host and port that the browser is sent back to. */
  readonly returnsTo: string;
  readonly user: string;
  /** True when this browser is signed in and only has to agree. */
  readonly signedIn: boolean;
  readonly problem?: string;
}

/** One page to sign in and to agree, as an authorization server shows it to a person. */
export function signInPage(view: SignInView): Page {
  const client = `<strong>${escapeHtml(view.clientName)}</strong>`;
  return page(
    'Sign in · Demo',
    `<h1>${view.signedIn ? 'Allow access' : 'Sign in'}</h1>
    <p class="lead">${client} asks for access in your name.</p>
    <form method="post" action="${escapeHtml(view.action)}">
      ${view.signedIn ? signedInAs(view.user) : nameField(view)}
      <dl>
        ${fact('Resource', view.resources)}
        ${fact('Scopes', view.scopes)}
        ${fact('Returns to', [view.returnsTo])}
      </dl>
      <div class="buttons">
        <button class="primary" name="decision" value="allow">${view.signedIn ? 'Allow' : 'Sign in'}</button>
        <button name="decision" value="deny" formnovalidate>Cancel</button>
      </div>
    </form>
    ${view.signedIn ? '' : '<p class="note">A demo on this machine: any name will do, there is no password.</p>'}`,
  );
}

/** A page for requests that cannot be sent back to the client, such as an unknown client id. */
export function errorPage(title: string, lines: readonly string[]): Page {
  return page(
    `${title} · Demo`,
    `<h1>${escapeHtml(title)}</h1>
    ${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n    ')}`,
  );
}

function nameField(view: SignInView): string {
  const problem = view.problem
    ? `<p id="name-problem" class="problem" role="alert">${escapeHtml(view.problem)}</p>`
    : '';
  const described = view.problem ? ' aria-invalid="true" aria-describedby="name-problem"' : '';
  return `<label for="name">User name</label>
      <input id="name" name="name" value="${escapeHtml(view.user)}" required maxlength="40"
        autocomplete="username" autocapitalize="none" spellcheck="false" autofocus${described}>
      ${problem}`;
}

function signedInAs(user: string): string {
  return `<p>You are signed in as <strong>${escapeHtml(user)}</strong>.</p>`;
}

function fact(name: string, values: readonly string[]): string {
  const shown =
    values.length === 0
      ? '<dd>none</dd>'
      : values.map((value) => `<dd><code>${escapeHtml(value)}</code></dd>`).join('');
  return `<div><dt>${name}</dt>${shown}</div>`;
}

/** A whole page around this HTML, in the one style that all of them have. */
export function page(title: string, main: string): Page {
  return {
    // No form-action: Chromium holds it against the whole redirect chain after a form is sent, and
    // that chain ends at a callback which only the client knows.
    policy: `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
    html: `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="data:,">
  <title>${escapeHtml(title)}</title>
  <style>${style}</style>
</head>
<body>
  <main>
    ${main}
  </main>
</body>
</html>
`,
  };
}

/** Text as HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { --ground: #f3f4f6; --card: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --edge: #7d8590;
  --accent: #0b5cad; --on-accent: #fff; --bad: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --card: #1e2227; --ink: #e6e9ec; --soft: #9aa4af; --line: #3a414a; --edge: #7d8590;
    --accent: #6cb2f5; --on-accent: #0b1a29; --bad: #ff8a7a; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 25rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 8px 24px rgb(0 0 0 / 8%); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
p { margin: .5rem 0 0; overflow-wrap: anywhere; }
.lead { color: var(--soft); } .lead strong { color: var(--ink); }
form { margin-top: 1.5rem; }
label { display: block; margin-bottom: .375rem; font-weight: 600; }
input, button { font: inherit; border-radius: 6px; border: 1px solid var(--edge); }
input { width: 100%; padding: .5rem .75rem; background: transparent; color: inherit; }
input[aria-invalid] { border-color: var(--bad); }
.problem { color: var(--bad); }
dl { margin: 1.5rem 0; padding: .75rem 0; border: solid var(--line); border-width: 1px 0; }
dl div { display: grid; grid-template-columns: 6rem 1fr; padding: .25rem 0; }
dt { color: var(--soft); } dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
code { font: .875rem/1.5 ui-monospace, monospace; }
.buttons { display: grid; grid-template-columns: 1fr auto; gap: .75rem; }
button { padding: .5rem 1rem; background: transparent; color: inherit; cursor: pointer; }
button:hover { border-color: var(--ink); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.primary:hover { filter: brightness(1.08); border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note { margin-top: 1.25rem; font-size: .875rem; color: var(--soft); }
`;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
