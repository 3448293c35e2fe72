/** What is to be done at the provider and where the server runs, as a document of its own. */

import type { Choice, EnvVariable, Wiring } from '../wiring';
import { marked } from './written-mark';

/** Markdown. `{base}` in a step becomes the public address, or a name for it. */
export function consoleSteps(
  wiring: Wiring,
  choice: Choice,
  variables: readonly EnvVariable[],
  { base, module }: { readonly base: string | undefined; readonly module: string },
): string {
  const at = base?.replace(/\/+$/, '') ?? 'https://<your server>';
  const steps = wiring.steps(choice).map((step) => step.replaceAll('{base}', at));
  return marked(
    [
      '# Sign-in for this server',
      '',
      `${sentence(wiring.because)} The code is in \`${module}\`.`,
      '',
      '## At the provider',
      '',
      ...steps.map((step, index) => `${index + 1}. ${step}`),
      '',
      choice.scopes.length > 0
        ? `Scopes that every caller needs: ${choice.scopes.map((one) => `\`${one}\``).join(', ')}.`
        : 'No scope is asked for: every token that passes the other checks gets in.',
      '',
      '## Where the server runs',
      '',
      '| Variable | What it holds |',
      '| --- | --- |',
      ...variables.map(
        ({ name, says, secret }) => `| \`${name}\` | ${says}${secret ? ' (secret)' : ''} |`,
      ),
      '',
      'The server does not start while one of them is missing or empty.',
      ...secretWays(variables),
    ].join('\n'),
    '<!-- ',
  ).replace(/\n$/, ' -->\n');
}

function secretWays(variables: readonly EnvVariable[]): readonly string[] {
  const names = new Set(variables.map(({ name }) => name));
  const lines = [
    ...(names.has('MCP_JWT_SIGNING_KEY')
      ? ['python -c "import secrets; print(secrets.token_urlsafe(48))"']
      : []),
    ...(names.has('MCP_STORAGE_ENCRYPTION_KEYS')
      ? [
          'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"',
        ]
      : []),
  ];
  return lines.length === 0
    ? []
    : ['', 'A signing key and an encryption key can be made with', '', '```sh', ...lines, '```'];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
