import type { Fault } from '../../fault';
import { answerNeverEnds } from '../answer-never-ends';
import { answerTooLarge } from '../answer-too-large';
import { basicAlone } from '../basic-alone';
import { bearerInQuery } from '../bearer-in-query';
import { bearerMethodOfScheme } from '../bearer-method-of-scheme';
import { behindTlsProxy } from '../behind-tls-proxy';
import { bothIssuersDown } from '../both-issuers-down';
import { challengeBehindTlsProxy } from '../challenge-behind-tls-proxy';
import { challengeNamesLocalhost } from '../challenge-names-localhost';
import { clientDocumentGone } from '../client-document-gone';
import { clientDocumentIsAPage } from '../client-document-is-a-page';
import { clientDocumentOfAnother } from '../client-document-of-another';
import { clientDocumentRefused } from '../client-document-refused';
import { clientDocumentUnreachable } from '../client-document-unreachable';
import { clientDocumentWithoutRedirect } from '../client-document-without-redirect';
import { clientDocumentsAsText } from '../client-documents-as-text';
import { clientDocumentsNotAdvertised } from '../client-documents-not-advertised';
import { clientOfOtherIssuer } from '../client-of-other-issuer';
import { deadMetadataAddress } from '../dead-metadata-address';
import { errorWithOtherIssuer } from '../error-with-other-issuer';
import { errorWithoutIssuer } from '../error-without-issuer';
import { firewallBeforeMetadata } from '../firewall-before-metadata';
import { firewallBeforeServer } from '../firewall-before-server';
import { forbiddenWithoutChallenge } from '../forbidden-without-challenge';
import { githubWithoutMetadata } from '../github-without-metadata';
import { googleRegistersNobody } from '../google-registers-nobody';
import { guardedMetadata } from '../guarded-metadata';
import { hangsUp } from '../hangs-up';
import { issInCapitals } from '../iss-in-capitals';
import { issMissing } from '../iss-missing';
import { issNotPromised } from '../iss-not-promised';
import { issPercentEncoded } from '../iss-percent-encoded';
import { issWithOtherPort } from '../iss-with-other-port';
import { issWithSlash } from '../iss-with-slash';
import { issuerByHttp } from '../issuer-by-http';
import { issuerDown } from '../issuer-down';
import { issuerFails } from '../issuer-fails';
import { issuerGetsSlash } from '../issuer-gets-slash';
import { issuerIsInside } from '../issuer-is-inside';
import { issuerIsMetadataAddress } from '../issuer-is-metadata-address';
import { issuerMismatch } from '../issuer-mismatch';
import { issuerWithDefaultPort } from '../issuer-with-default-port';
import { issuerWithoutScheme } from '../issuer-without-scheme';
import { keycloakHostNotTrusted } from '../keycloak-host-not-trusted';
import { keycloakRedirectNotTrusted } from '../keycloak-redirect-not-trusted';
import { keycloakScopeNotAllowed } from '../keycloak-scope-not-allowed';
import { malformedChallenge } from '../malformed-challenge';
import { metadataAddressRelative } from '../metadata-address-relative';
import { metadataAsText } from '../metadata-as-text';
import { metadataBrokenOff } from '../metadata-broken-off';
import { metadataElsewhere } from '../metadata-elsewhere';
import { metadataFails } from '../metadata-fails';
import { metadataGuardedAtPath } from '../metadata-guarded-at-path';
import { metadataIsAList } from '../metadata-is-a-list';
import { metadataIsAPage } from '../metadata-is-a-page';
import { metadataWithoutResource } from '../metadata-without-resource';
import { metadataWithoutServer } from '../metadata-without-server';
import { needsPerson } from '../needs-person';
import { noAnswer } from '../no-answer';
import { noFreePort } from '../no-free-port';
import { noIssuer } from '../no-issuer';
import { noKeysAddress } from '../no-keys-address';
import { noLoopbackRedirect } from '../no-loopback-redirect';
import { noRegistration } from '../no-registration';
import { noServerMetadata } from '../no-server-metadata';
import { noTokenEndpoint } from '../no-token-endpoint';
import { notAcceptable } from '../not-acceptable';
import { offersPublicClientsOnly } from '../offers-public-clients-only';
import { olderClientIgnoresIss } from '../older-client-ignores-iss';
import { openingRefused } from '../opening-refused';
import { pkceAsText } from '../pkce-as-text';
import { pkceNotAdvertised } from '../pkce-not-advertised';
import { pkcePlainOnly } from '../pkce-plain-only';
import { pkcePlainToo } from '../pkce-plain-too';
import { plainHttp } from '../plain-http';
import { plainHttpEndpoint } from '../plain-http-endpoint';
import { privateIssuer } from '../private-issuer';
import { privateLoginPage } from '../private-login-page';
import { redirectsElsewhere } from '../redirects-elsewhere';
import { redirectsToHttp } from '../redirects-to-http';
import { redirectsWithoutEnd } from '../redirects-without-end';
import { registrationChangesRedirect } from '../registration-changes-redirect';
import { registrationClosed } from '../registration-closed';
import { registrationDropsRefresh } from '../registration-drops-refresh';
import { registrationFails } from '../registration-fails';
import { registrationNarrowsScope } from '../registration-narrows-scope';
import { registrationNotThere } from '../registration-not-there';
import { registrationRedirects } from '../registration-redirects';
import { registrationWantsLocalhost } from '../registration-wants-localhost';
import { resourceAtOtherPath } from '../resource-at-other-path';
import { resourceIsInside } from '../resource-is-inside';
import { resourceIsOrigin } from '../resource-is-origin';
import { resourceWithFragment } from '../resource-with-fragment';
import { resourceWithSlash } from '../resource-with-slash';
import { salesforceWantsLocalhost } from '../salesforce-wants-localhost';
import { scopeUnknownToIssuer } from '../scope-unknown-to-issuer';
import { scopesAsText } from '../scopes-as-text';
import { scopesInOneEntry } from '../scopes-in-one-entry';
import { scopesWithCommas } from '../scopes-with-commas';
import { secondIssuerWithoutScheme } from '../second-issuer-without-scheme';
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
import { tokenEndpointElsewhere } from '../token-endpoint-elsewhere';
import { tooManyRequests } from '../too-many-requests';
import { twoDocumentsIssuer } from '../two-documents-issuer';
import { twoDocumentsPkce } from '../two-documents-pkce';
import { twoResourceDocuments } from '../two-resource-documents';
import { unknownClient } from '../unknown-client';
import { verifierOnly } from '../verifier-only';
import { verifierWithBaseUrl } from '../verifier-with-base-url';
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
  firewallBeforeServer,
  openingRefused,
  notAcceptable,
  serverFails,
  forbiddenWithoutChallenge,
  tooManyRequests,
  plainHttp,
  malformedChallenge,
  metadataAddressRelative,
  basicAlone,
  challengeBehindTlsProxy,
  challengeNamesLocalhost,
  verifierOnly,
  verifierWithBaseUrl,
  deadMetadataAddress,
  guardedMetadata,
  metadataGuardedAtPath,
  firewallBeforeMetadata,
  metadataIsAPage,
  metadataFails,
  metadataBrokenOff,
  metadataIsAList,
  metadataAsText,
  metadataWithoutServer,
  issuerWithoutScheme,
  secondIssuerWithoutScheme,
  issuerIsMetadataAddress,
  metadataElsewhere,
  resourceWithSlash,
  resourceAtOtherPath,
  resourceIsOrigin,
  resourceWithFragment,
  resourceIsInside,
  twoResourceDocuments,
  behindTlsProxy,
  metadataWithoutResource,
  scopesAsText,
  scopesInOneEntry,
  bearerMethodOfScheme,
  bearerInQuery,
  issuerDown,
  bothIssuersDown,
  privateIssuer,
  issuerIsInside,
  noServerMetadata,
  githubWithoutMetadata,
  issuerFails,
  serverMetadataIsAPage,
  serverMetadataBrokenOff,
  serverMetadataRedirects,
  issuerMismatch,
  issuerWithDefaultPort,
  issuerGetsSlash,
  issuerByHttp,
  twoDocumentsIssuer,
  noIssuer,
  noTokenEndpoint,
  tokenEndpointElsewhere,
  scopesWithCommas,
  clientDocumentsAsText,
  noKeysAddress,
  signInPageIsAScript,
  plainHttpEndpoint,
  pkceNotAdvertised,
  pkcePlainOnly,
  pkceAsText,
  pkcePlainToo,
  twoDocumentsPkce,
  noRegistration,
  googleRegistersNobody,
  clientDocumentsNotAdvertised,
  registrationClosed,
  keycloakHostNotTrusted,
  keycloakRedirectNotTrusted,
  keycloakScopeNotAllowed,
  noLoopbackRedirect,
  registrationWantsLocalhost,
  salesforceWantsLocalhost,
  registrationFails,
  registrationNotThere,
  registrationDropsRefresh,
  registrationNarrowsScope,
  registrationChangesRedirect,
  registrationRedirects,
  noFreePort,
  privateLoginPage,
  needsPerson,
  clientOfOtherIssuer,
  unknownClient,
  offersPublicClientsOnly,
  clientDocumentOfAnother,
  clientDocumentWithoutRedirect,
  clientDocumentIsAPage,
  clientDocumentGone,
  clientDocumentUnreachable,
  clientDocumentRefused,
  scopeUnknownToIssuer,
  stateChanged,
  stateLost,
  errorWithOtherIssuer,
  errorWithoutIssuer,
  signInDenied,
  issMissing,
  issNotPromised,
  issWithSlash,
  issInCapitals,
  issWithOtherPort,
  issPercentEncoded,
  olderClientIgnoresIss,
];
