import type { Fault } from '../../fault';
import { clientDocumentWithoutName } from '../client-document-without-name';
import { entraWithoutOfflineAccess } from '../entra-without-offline-access';
import { failureBeforeServerMetadata } from '../failure-before-server-metadata';
import { firstIssuerDown } from '../first-issuer-down';
import { firstIssuerRegistersNobody } from '../first-issuer-registers-nobody';
import { gitlabRegistersForItself } from '../gitlab-registers-for-itself';
import { googleWithoutOfflineAccess } from '../google-without-offline-access';
import { legacyServer } from '../legacy-server';
import { legacyServerWantsResource } from '../legacy-server-wants-resource';
import { loginAddressNamesResource } from '../login-address-names-resource';
import { noChallenge } from '../no-challenge';
import { pageBeforeServerMetadata } from '../page-before-server-metadata';
import { registrationRefusesExtensions } from '../registration-refuses-extensions';
import { registrationRefusesNative } from '../registration-refuses-native';
import { registrationRefusesScope } from '../registration-refuses-scope';

/** Servers that let this client in and have something that another client fails at. */
export const passableServers: readonly Fault[] = [
  noChallenge,
  pageBeforeServerMetadata,
  failureBeforeServerMetadata,
  firstIssuerDown,
  firstIssuerRegistersNobody,
  legacyServer,
  legacyServerWantsResource,
  loginAddressNamesResource,
  clientDocumentWithoutName,
  gitlabRegistersForItself,
  registrationRefusesNative,
  registrationRefusesScope,
  registrationRefusesExtensions,
  entraWithoutOfflineAccess,
  googleWithoutOfflineAccess,
];
