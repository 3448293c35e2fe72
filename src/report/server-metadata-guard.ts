/** Guard for the metadata of an authorization server in a saved trace. */

import type { AuthorizationServerMetadata } from '../model/wire';
import { isFlag, isText, list, object } from './guard';

export const isServerMetadata = object<AuthorizationServerMetadata>(
  {
    clientIdMetadataDocumentSupported: isFlag,
    issParameterSupported: isFlag,
    problems: list(isText),
  },
  {
    issuer: isText,
    authorizationEndpoint: isText,
    tokenEndpoint: isText,
    registrationEndpoint: isText,
    revocationEndpoint: isText,
    introspectionEndpoint: isText,
    deviceAuthorizationEndpoint: isText,
    jwksUri: isText,
    scopesSupported: list(isText),
    grantTypesSupported: list(isText),
    codeChallengeMethodsSupported: list(isText),
    tokenEndpointAuthMethodsSupported: list(isText),
    tokenEndpointAuthSigningAlgs: list(isText),
    introspectionEndpointAuthMethodsSupported: list(isText),
    dpopSigningAlgs: list(isText),
  },
);
