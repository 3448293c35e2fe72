/** The Python module that holds a project's auth. */

import { marked } from '../files/written-mark';
import { importBlock } from '../python/import-block';
import { indented } from '../python/python-text';
import { requiredEnv } from '../python/required-env';
import type { Choice } from '../wiring';
import type { FastmcpWiring } from './wiring';

/** The text of the module: `required_env`, what the wiring needs, and `build_auth`. */
export function authModule(wiring: FastmcpWiring, choice: Choice): string {
  const { imports, definitions = [], body } = wiring.python(choice);
  return marked(
    [
      `"""Who may call this server: ${wiring.className}.`,
      '',
      'Everything that differs from place to place comes from the environment; .env.example lists it.',
      '"""',
      '',
      importBlock(['import os', 'from fastmcp.server.auth import AuthProvider', ...imports]),
      ...[requiredEnv, ...definitions, buildAuth(body)].map((one) => `\n\n${one}`),
    ].join('\n'),
    '# ',
  );
}

function buildAuth(body: readonly string[]): string {
  return [
    'def build_auth() -> AuthProvider:',
    ...indented([
      '"""Made when the server is, so that a server over stdio needs none of it."""',
      ...body,
    ]),
  ].join('\n');
}
