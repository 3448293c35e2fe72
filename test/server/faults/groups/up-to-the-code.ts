import type { Fault } from '../../fault';
import { answerNeverEnds } from '../answer-never-ends';
import { answerTooLarge } from '../answer-too-large';
import { behindTlsProxy } from '../behind-tls-proxy';
import { bothIssuersDown } from '../both-issuers-down';
import { clientDocumentGone } from '../client-document-gone';
import { clientDocumentIsAPage } from '../client-document-is-a-page';
import { clientDocumentOfAnother } from '../client-document-of-another';
import { clientDocumentUnreachable } from '../client-document-unreachable';
import { clientDocumentWithoutRedirect } from '../client-document-without-redirect';
import { clientOfOtherIssuer } from '../client-of-other-issuer';
import { deadMetadataAddress } from '../dead-metadata-address';
import { errorWithOtherIssuer } from '../error-with-other-issuer';
import { errorWithoutIssuer } from '../error-without-issuer';
import { forbiddenWithoutChallenge } from '../forbidden-without-challenge';
import { guardedMetadata } from '../guarded-metadata';
import { hangsUp } from '../hangs-up';
import { issInCapitals } from '../iss-in-capitals';
import { issMissing } from '../iss-missing';
import { issPercentEncoded } from '../iss-percent-encoded';
import { issWithOtherPort } from '../iss-with-other-port';
import { issWithSlash } from '../iss-with-slash';
import { issuerDown } from '../issuer-down';
import { issuerFails } from '../issuer-fails';
import { issuerMismatch } from '../issuer-mismatch';
import { malformedChallenge } from '../malformed-challenge';
import { metadataBrokenOff } from '../metadata-broken-off';
import { metadataElsewhere } from '../metadata-elsewhere';
import { metadataFails } from '../metadata-fails';
import { metadataIsAList } from '../metadata-is-a-list';
import { metadataIsAPage } from '../metadata-is-a-page';
import { metadataWithoutResource } from '../metadata-without-resource';
import { metadataWithoutServer } from '../metadata-without-server';
import { needsPerson } from '../needs-person';
import { noAnswer } from '../no-answer';
import { noFreePort } from '../no-free-port';
import { noIssuer } from '../no-issuer';
import { noLoopbackRedirect } from '../no-loopback-redirect';
import { noRegistration } from '../no-registration';
import { noServerMetadata } from '../no-server-metadata';
import { noTokenEndpoint } from '../no-token-endpoint';
import { notAcceptable } from '../not-acceptable';
import { olderClientIgnoresIss } from '../older-client-ignores-iss';
import { openingRefused } from '../opening-refused';
import { pkceNotAdvertised } from '../pkce-not-advertised';
import { pkcePlainOnly } from '../pkce-plain-only';
import { plainHttp } from '../plain-http';
import { plainHttpEndpoint } from '../plain-http-endpoint';
import { privateIssuer } from '../private-issuer';
import { privateLoginPage } from '../private-login-page';
import { redirectsElsewhere } from '../redirects-elsewhere';
import { redirectsToHttp } from '../redirects-to-http';
import { redirectsWithoutEnd } from '../redirects-without-end';
import { registrationClosed } from '../registration-closed';
import { registrationFails } from '../registration-fails';
import { registrationRedirects } from '../registration-redirects';
import { registrationWantsLocalhost } from '../registration-wants-localhost';
import { resourceAtOtherPath } from '../resource-at-other-path';
import { resourceIsOrigin } from '../resource-is-origin';
import { resourceWithSlash } from '../resource-with-slash';
import { scopeUnknownToIssuer } from '../scope-unknown-to-issuer';
import { scopesAsText } from '../scopes-as-text';
import { selfSignedCertificate } from '../self-signed-certificate';
import { serverDown } from '../server-down';
import { serverFails } from '../server-fails';
import { serverMetadataBrokenOff } from '../server-metadata-broken-off';
import { serverMetadataIsAPage } from '../server-metadata-is-a-page';
import { serverMetadataRedirects } from '../server-metadata-redirects';
import { signInDenied } from '../sign-in-denied';
import { signInPageIsAScript } from '../sign-in-page-is-a-script';
import { stateChanged } from '../state-changed';
import { stateLost } from '../state-lost';
import { tooManyRequests } from '../too-many-requests';
import { unknownClient } from '../unknown-client';
import { verifierOnly } from '../verifier-only';
import { webPage } from '../web-page';
import { wrongPath } from '../wrong-path';

/** What goes wrong before there is a code, in the order of the steps. */
export const faultsUpToTheCode: readonly Fault[] = [
  serverDown,
  hangsUp,
  selfSignedCertificate,
  redirectsElsewhere,
  redirectsToHttp,
  redirectsWithoutEnd,
  answerTooLarge,
  answerNeverEnds,
  noAnswer,
  wrongPath,
  webPage,
  openingRefused,
  notAcceptable,
  serverFails,
  forbiddenWithoutChallenge,
  tooManyRequests,
  plainHttp,
  malformedChallenge,
  verifierOnly,
  deadMetadataAddress,
  guardedMetadata,
  metadataIsAPage,
  metadataFails,
  metadataBrokenOff,
  metadataIsAList,
  metadataWithoutServer,
  metadataElsewhere,
  resourceWithSlash,
  resourceAtOtherPath,
  resourceIsOrigin,
  behindTlsProxy,
  metadataWithoutResource,
  scopesAsText,
  issuerDown,
  bothIssuersDown,
  privateIssuer,
  noServerMetadata,
  issuerFails,
  serverMetadataIsAPage,
  serverMetadataBrokenOff,
  serverMetadataRedirects,
  issuerMismatch,
  noIssuer,
  noTokenEndpoint,
  signInPageIsAScript,
  plainHttpEndpoint,
  pkceNotAdvertised,
  pkcePlainOnly,
  noRegistration,
  registrationClosed,
  noLoopbackRedirect,
  registrationWantsLocalhost,
  registrationFails,
  registrationRedirects,
  noFreePort,
  privateLoginPage,
  needsPerson,
  clientOfOtherIssuer,
  unknownClient,
  clientDocumentOfAnother,
  clientDocumentWithoutRedirect,
  clientDocumentIsAPage,
  clientDocumentGone,
  clientDocumentUnreachable,
  scopeUnknownToIssuer,
  stateChanged,
  stateLost,
  errorWithOtherIssuer,
  errorWithoutIssuer,
  signInDenied,
  issMissing,
  issWithSlash,
  issInCapitals,
  issWithOtherPort,
  issPercentEncoded,
  olderClientIgnoresIss,
];
