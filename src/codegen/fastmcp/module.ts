/** The Python module that holds a project's auth. */

import { marked } from '../files/written-mark';
import { importBlock } from '../python/import-block';
import { indented } from '../python/python-text';
import { requiredEnv } from '../python/required-env';
import type { Choice } from '../wiring';
import { builder, fastmcpClass, modulePartsOf } from './services';
import type { FastmcpWiring } from './wiring';

/** The text of the module: `required_env`, what the wiring needs, and `build_auth`. */
export function authModule(wiring: FastmcpWiring, choice: Choice): string {
  const { imports, definitions, functions } = modulePartsOf(wiring, choice);
  const build = functions.map(([name, body]) => pythonFunction(name, body));
  return marked(
    [
      `"""Who may call this server: ${fastmcpClass(wiring, choice)}.`,
      '',
      'Everything that differs from place to place comes from the environment; .env.example lists it.',
      '"""',
      '',
      importBlock(['import os', 'from fastmcp.server.auth import AuthProvider', ...imports]),
      ...[requiredEnv, ...definitions, ...build].map((one) => `\n\n${one}`),
    ].join('\n'),
    '# ',
  );
}

function pythonFunction(name: string, body: readonly string[]): string {
  const says =
    name === builder
      ? '"""Made when the server is, so that a server over stdio needs none of it."""'
      : '"""How people sign in."""';
  return [`def ${name}() -> AuthProvider:`, ...indented([says, ...body])].join('\n');
}
