/** Reads the arguments of `trace` and `token`. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Errand } from '../model/errand';
import type { Severity } from '../model/finding';
import { newestRevision, type Revision, revisions } from '../model/revision';
import type { GivenSecrets, RunSettings } from '../model/run-settings';
import type { JsonObject } from '../model/wire';
import { credentialOptions, readCredentials } from './credential-options';
import {
  type Environment,
  oneOf,
  readHeader,
  secretFrom,
  serverUrl,
  UsageError,
  wholeNumber,
} from './usage';

export interface TraceOptions {
  readonly errand: Extract<Errand, 'sign-in' | 'check-token'>;
  readonly url: string;
  readonly revision: Revision;
  readonly transport: 'http' | 'sse';
  readonly open: 'browser' | 'print' | 'follow';
  readonly headers: { readonly [name: string]: string };
  readonly settings: Omit<RunSettings, 'given'>;
  readonly secrets: GivenSecrets;
  readonly redirectPort: number;
  readonly failOn: Severity;
  readonly json: boolean;
}

/** The options of a sign-in, or a `UsageError` that names the argument that is wrong. */
export function readTraceOptions(args: readonly string[], environment: Environment): TraceOptions {
  const { values, positionals } = parse(args);
  return read('trace', 'sign-in', values, positionals, environment);
}

/** The options for the check of a token that the user has. */
export function readTokenOptions(args: readonly string[], environment: Environment): TraceOptions {
  const { values, positionals } = parse(args);
  const pastedToken = secretFrom(values['token-env'], environment);
  if (pastedToken === undefined) {
    throw new UsageError('token needs --token-env, the environment variable that holds the token.');
  }
  const options = read('token', 'check-token', values, positionals, environment);
  return { ...options, secrets: { ...options.secrets, pastedToken } };
}

type Values = ReturnType<typeof parse>['values'];

function read(
  command: string,
  errand: TraceOptions['errand'],
  values: Values,
  positionals: readonly string[],
  environment: Environment,
): TraceOptions {
  const { settings, secrets } = readCredentials(values, environment, readKey);
  const tool = values.call;
  if (values.arguments !== undefined && tool === undefined) {
    throw new UsageError('--arguments needs --call.');
  }
  return {
    errand,
    url: serverUrl(command, positionals),
    revision: oneOf('--revision', values.revision, revisions, newestRevision),
    transport: oneOf('--transport', values.transport, ['http', 'sse'], 'http'),
    open: oneOf('--open', values.open, ['browser', 'print', 'follow'], 'browser'),
    headers: Object.fromEntries((values.header ?? []).map(readHeader)),
    settings: {
      ...settings,
      overrides: values.override ?? [],
      loginTimeout: wholeNumber('--timeout', values.timeout, 300, 86_400),
      ...(tool !== undefined && { call: { tool, arguments: readArguments(values.arguments) } }),
    },
    secrets,
    redirectPort: wholeNumber('--redirect-port', values['redirect-port'], 33419, 65_535),
    failOn: oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error'),
    json: values.json === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...credentialOptions,
        revision: { type: 'string' },
        transport: { type: 'string' },
        open: { type: 'string' },
        header: { type: 'string', multiple: true },
        call: { type: 'string' },
        arguments: { type: 'string' },
        override: { type: 'string', multiple: true },
        'redirect-port': { type: 'string' },
        'token-env': { type: 'string' },
        timeout: { type: 'string' },
        'fail-on': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The key file ${path} cannot be read.`);
  }
}

function readArguments(text: string | undefined): JsonObject {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as JsonObject;
  } catch {
    // Falls through to the one message below.
  }
  throw new UsageError('--arguments is a JSON object, such as {"name":"value"}.');
}
