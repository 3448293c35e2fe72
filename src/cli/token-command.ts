/** `token`: checks a token that the user has, by what the metadata of the server says. */

import { introspectionOptions, readIntrospection } from './introspection-options';
import { type Engine, runFlow } from './run-flow';
import { readRunOptions, runOptions } from './run-options';
import { type Environment, parsed, secretFrom, UsageError } from './usage';

/** Prints the report and gives the exit code. */
export function runToken(
  args: readonly string[],
  environment: Environment,
  engine: Engine,
): Promise<number> {
  const { values, positionals } = parsed(args, {
    ...runOptions,
    ...introspectionOptions,
    'token-env': { type: 'string' },
  });
  const options = readRunOptions('token', values, positionals);
  const pastedToken = secretFrom(values['token-env'], environment);
  if (pastedToken === undefined) {
    throw new UsageError('token needs --token-env, the environment variable that holds the token.');
  }
  const asker = readIntrospection(values, environment);
  return runFlow(options, engine, {
    errand: 'check-token',
    // Nobody signs in.
    settings: { ...asker.settings, loginTimeout: 1 },
    secrets: { ...asker.secrets, pastedToken },
    ports: {
      reserveRedirect: () => Promise.reject(new Error('no redirect URI is needed')),
      openBrowser: async () => false,
    },
  });
}
