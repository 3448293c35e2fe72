/** What shows up to the metadata of the authorization server. Root causes first. */

import { addressOutOfReach } from '../address-out-of-reach';
import { answerOutOfBounds } from '../answer-out-of-bounds';
import { answerType } from '../answer-type';
import { authorizationServerPassedOver } from '../authorization-server-passed-over';
import { botChallenge } from '../bot-challenge';
import { endpointHasParameters } from '../endpoint-has-parameters';
import { endpointNotThere } from '../endpoint-not-there';
import { endpointUnreachable } from '../endpoint-unreachable';
import { innerAddress } from '../inner-address';
import { insecureEndpoint } from '../insecure-endpoint';
import { issuerDefaultPort } from '../issuer-default-port';
import { issuerMalformed } from '../issuer-malformed';
import { issuerMismatch } from '../issuer-mismatch';
import { metadataDiffers } from '../metadata-differs';
import { metadataNotWhereNamed } from '../metadata-not-where-named';
import { noDiscovery } from '../no-discovery';
import { noServerMetadata } from '../no-server-metadata';
import { notMcp } from '../not-mcp';
import { otherServerWithoutMetadata } from '../other-server-without-metadata';
import { pkceNotAdvertised } from '../pkce-not-advertised';
import { privateAddress } from '../private-address';
import { rateLimited } from '../rate-limited';
import { redirectRefused } from '../redirect-refused';
import { requestFormRefused } from '../request-form-refused';
import { resourceMetadataUnusable } from '../resource-metadata-unusable';
import { resourceMismatch } from '../resource-mismatch';
import type { AnyRule } from '../rule';
import { serverError } from '../server-error';
import { serverMetadataUnusable } from '../server-metadata-unusable';
import { serverUnreachable } from '../server-unreachable';
import { tlsFailure } from '../tls-failure';
import { versionRefused } from '../version-refused';
import { wrongTransport } from '../wrong-transport';

export const upToMetadata: readonly AnyRule[] = [
  serverUnreachable,
  endpointUnreachable,
  tlsFailure,
  redirectRefused,
  rateLimited,
  answerOutOfBounds,
  botChallenge,
  wrongTransport,
  versionRefused,
  requestFormRefused,
  answerType,
  notMcp,
  serverError,
  innerAddress,
  metadataNotWhereNamed,
  noDiscovery,
  metadataDiffers,
  issuerMalformed,
  resourceMetadataUnusable,
  resourceMismatch,
  noServerMetadata,
  issuerDefaultPort,
  issuerMismatch,
  serverMetadataUnusable,
  insecureEndpoint,
  privateAddress,
  addressOutOfReach,
  endpointNotThere,
  pkceNotAdvertised,
  endpointHasParameters,
  authorizationServerPassedOver,
  otherServerWithoutMetadata,
];
