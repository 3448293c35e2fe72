/** `trace`: runs one sign-in to the end and reports it. */

import { credentialOptions, readCredentials } from './credential-options';
import { introspectionOptions, readIntrospection } from './introspection-options';
import { loginOptions, readLoginOptions } from './login-options';
import { createLoginPorts, deviceWords } from './login-ports';
import { probeOptions, readProbe } from './probe-options';
import { type Engine, runFlow } from './run-flow';
import { readRunOptions, runOptions } from './run-options';
import { type Environment, parsed, textOf } from './usage';

/** Prints the report and gives the exit code. */
export function runTrace(
  args: readonly string[],
  environment: Environment,
  engine: Engine,
): Promise<number> {
  const { values, positionals } = parsed(args, {
    ...runOptions,
    ...loginOptions,
    ...credentialOptions,
    ...introspectionOptions,
    ...probeOptions,
  });
  const options = readRunOptions('trace', values, positionals);
  const login = readLoginOptions(values);
  const client = readCredentials(values, environment, textOf);
  const asker = readIntrospection(values, environment);
  const probe = readProbe(values, textOf);
  return runFlow(options, engine, {
    errand: probe.errand,
    settings: { ...client.settings, ...asker.settings, ...login.settings, ...probe.settings },
    secrets: { ...client.secrets, ...asker.secrets, ...probe.secrets },
    ports: createLoginPorts(login),
    onStart: deviceWords,
  });
}
