/** The options that say how a person gets to the login page, and what is done once signed in. */

import type { RunSettings } from '../model/run-settings';
import type { JsonObject } from '../model/wire';
import { isLoopbackUri } from '../node/loopback';
import { oneOf, UsageError, wholeNumber } from './usage';

export const loginOptions = {
  open: { type: 'string' },
  'redirect-port': { type: 'string' },
  'redirect-uri': { type: 'string' },
  timeout: { type: 'string' },
  call: { type: 'string' },
  arguments: { type: 'string' },
} as const;

export interface LoginOptions {
  readonly open: 'browser' | 'print' | 'follow';
  readonly redirectPort: number;
  readonly settings: Pick<RunSettings, 'loginTimeout' | 'redirectUri' | 'call'>;
}

interface Values {
  readonly open?: string;
  readonly 'redirect-port'?: string;
  readonly 'redirect-uri'?: string;
  readonly timeout?: string;
  readonly call?: string;
  readonly arguments?: string;
}

export function readLoginOptions(values: Values): LoginOptions {
  const tool = values.call;
  if (values.arguments !== undefined && tool === undefined) {
    throw new UsageError('--arguments needs --call.');
  }
  const redirectUri = values['redirect-uri'];
  if (redirectUri !== undefined && !isLoopbackUri(redirectUri)) {
    throw new UsageError('--redirect-uri begins with http://127.0.0.1 or http://localhost.');
  }
  return {
    open: oneOf('--open', values.open, ['browser', 'print', 'follow'], 'browser'),
    redirectPort: wholeNumber('--redirect-port', values['redirect-port'], 33419, 65_535),
    settings: {
      loginTimeout: wholeNumber('--timeout', values.timeout, 300, 86_400),
      ...(redirectUri !== undefined && { redirectUri }),
      ...(tool !== undefined && { call: { tool, arguments: readArguments(values.arguments) } }),
    },
  };
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
