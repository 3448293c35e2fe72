/** The options that say who asks the authorization server about tokens. RFC 7662. */

import type { GivenSecrets, RunSettings } from '../model/run-settings';
import { type Environment, secretFrom, UsageError } from './usage';

export const introspectionOptions = {
  'introspection-client-id': { type: 'string' },
  'introspection-secret-env': { type: 'string' },
  issuer: { type: 'string' },
} as const;

interface Values {
  readonly 'introspection-client-id'?: string;
  readonly 'introspection-secret-env'?: string;
  readonly issuer?: string;
}

export function readIntrospection(
  { issuer, ...values }: Values,
  environment: Environment,
): { readonly settings: Partial<RunSettings>; readonly secrets: GivenSecrets } {
  const introspectionClientId = values['introspection-client-id'];
  const introspectionSecret = secretFrom(values['introspection-secret-env'], environment);
  if (introspectionSecret !== undefined && introspectionClientId === undefined) {
    throw new UsageError('--introspection-secret-env needs --introspection-client-id.');
  }
  return {
    settings: {
      ...(introspectionClientId !== undefined && { introspectionClientId }),
      ...(issuer !== undefined && { issuer }),
    },
    secrets: { ...(introspectionSecret !== undefined && { introspectionSecret }) },
  };
}
