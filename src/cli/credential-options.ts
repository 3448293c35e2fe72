/** The options that say as whom a client comes, and by which grant. */

import type { Grant } from '../model/flow';
import type { GivenSecrets, RunSettings } from '../model/run-settings';
import { isDocumentUrl } from '../oauth/client-document';
import {
  type Environment,
  optionalOneOf,
  readParameter,
  requireWebAddress,
  secretFrom,
  UsageError,
} from './usage';

export const credentialOptions = {
  'client-id': { type: 'string' },
  'client-issuer': { type: 'string' },
  'client-secret-env': { type: 'string' },
  'client-key-file': { type: 'string' },
  'client-key-alg': { type: 'string' },
  'client-key-id': { type: 'string' },
  'client-metadata-url': { type: 'string' },
  grant: { type: 'string' },
  'assertion-env': { type: 'string' },
  'subject-token-env': { type: 'string' },
  'subject-token-type': { type: 'string' },
  'idp-token-endpoint': { type: 'string' },
  'idp-client-id': { type: 'string' },
  'idp-client-secret-env': { type: 'string' },
  param: { type: 'string', multiple: true },
  scope: { type: 'string' },
  dpop: { type: 'boolean' },
} as const;

type Values = { readonly [name in keyof typeof credentialOptions]?: unknown };

export interface Credentials {
  readonly settings: Partial<RunSettings>;
  readonly secrets: GivenSecrets;
}

const grants: readonly Grant[] = [
  'authorization_code',
  'client_credentials',
  'jwt_bearer',
  'id_jag',
  'device_code',
];

/** The settings and secrets that these options name. `readFile` gives the text of a file. */
export function readCredentials(
  values: Values,
  environment: Environment,
  readFile: (path: string) => string,
): Credentials {
  const text = (name: keyof Values): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const given = <K extends keyof RunSettings>(key: K, name: keyof Values) => {
    const value = text(name);
    return value === undefined ? {} : { [key]: value };
  };
  const secret = (key: keyof GivenSecrets, name: keyof Values): GivenSecrets => {
    const value = secretFrom(text(name), environment);
    return value === undefined ? {} : { [key]: value };
  };
  const needs = (name: keyof Values, other: keyof Values): void => {
    if (text(name) !== undefined && text(other) === undefined) {
      throw new UsageError(`--${name} needs --${other}.`);
    }
  };
  const secrets = {
    ...secret('clientSecret', 'client-secret-env'),
    ...secret('workloadAssertion', 'assertion-env'),
    ...secret('subjectToken', 'subject-token-env'),
    ...secret('idpClientSecret', 'idp-client-secret-env'),
  };
  needs('client-secret-env', 'client-id');
  if (text('client-metadata-url') === undefined) needs('client-key-file', 'client-id');
  needs('client-key-alg', 'client-key-file');
  needs('client-key-id', 'client-key-file');
  needs('client-issuer', 'client-id');
  needs('idp-client-id', 'idp-token-endpoint');
  needs('idp-client-secret-env', 'idp-token-endpoint');
  needs('subject-token-type', 'subject-token-env');
  needs('idp-token-endpoint', 'idp-client-id');
  needs('subject-token-env', 'idp-token-endpoint');
  const document = text('client-metadata-url');
  // Either of them is a name that the key speaks for.
  if (document === undefined) needs('client-key-file', 'client-id');
  if (document !== undefined && !isDocumentUrl(document)) {
    throw new UsageError('--client-metadata-url is an https address with a path.');
  }
  const grant = optionalOneOf('--grant', text('grant'), grants);
  const keyFile = text('client-key-file');
  const parameters = Array.isArray(values.param) ? values.param.map(String) : [];
  return {
    settings: {
      ...given('clientId', 'client-id'),
      ...given('clientIssuer', 'client-issuer'),
      ...given('clientMetadataUrl', 'client-metadata-url'),
      ...given('clientKeyAlgorithm', 'client-key-alg'),
      ...given('clientKeyId', 'client-key-id'),
      ...given('scope', 'scope'),
      ...identityProvider(text),
      ...(grant !== undefined && { grant }),
      ...(values.dpop === true && { dpop: true }),
      ...(parameters.length > 0 && {
        extraParameters: Object.fromEntries(parameters.map(readParameter)),
      }),
    },
    secrets: { ...secrets, ...(keyFile !== undefined && { clientKey: readFile(keyFile) }) },
  };
}

function identityProvider(text: (name: keyof Values) => string | undefined): Partial<RunSettings> {
  const tokenEndpoint = text('idp-token-endpoint');
  const clientId = text('idp-client-id');
  if (tokenEndpoint === undefined || clientId === undefined) return {};
  requireWebAddress(tokenEndpoint);
  const kinds = ['id_token', 'saml2'] as const;
  const subjectTokenType =
    optionalOneOf('--subject-token-type', text('subject-token-type'), kinds) ?? 'id_token';
  return { identityProvider: { tokenEndpoint, clientId, subjectTokenType } };
}
