import type { Fault } from '../fault';
import { dpop } from './dpop';
import { dpopNonce } from './dpop-nonce';
import { eraBeforeSignIn } from './era-before-sign-in';
import { firstIssuerDown } from './first-issuer-down';
import { firstIssuerRegistersNobody } from './first-issuer-registers-nobody';
import { legacyServerWantsResource } from './legacy-server-wants-resource';
import { modernServer } from './modern-server';
import { movedIssuer } from './moved-issuer';
import { refreshForOfflineAccess } from './refresh-for-offline-access';
import { registrationRefusesExtensions } from './registration-refuses-extensions';
import { registrationRefusesNative } from './registration-refuses-native';
import { registrationRefusesRefresh } from './registration-refuses-refresh';
import { registrationRefusesScope } from './registration-refuses-scope';

/** Faults that the engine does not see through yet, with what it will say of them. */
export const pendingFaults: readonly Fault[] = [
  firstIssuerDown,
  firstIssuerRegistersNobody,
  refreshForOfflineAccess,
  legacyServerWantsResource,
  registrationRefusesNative,
  registrationRefusesScope,
  registrationRefusesRefresh,
  registrationRefusesExtensions,
  modernServer,
  eraBeforeSignIn,
  movedIssuer,
  dpop,
  dpopNonce,
];
