import type { Fault } from '../../fault';
import { challengeNotExposed } from '../challenge-not-exposed';
import { checked } from '../checked';
import { checkedByMetadataDocument } from '../checked-by-metadata-document';
import { checkedOnThisMachine } from '../checked-on-this-machine';
import { checkedOpen } from '../checked-open';
import { checkedPrivateIssuer } from '../checked-private-issuer';
import { checkedSecondRegisters } from '../checked-second-registers';
import { checkedWithTrials } from '../checked-with-trials';
import { keySetEmpty } from '../key-set-empty';
import { keySetOfSecrets } from '../key-set-of-secrets';
import { loginPageOutOfReach } from '../login-page-out-of-reach';
import { metadataElsewhereChecked } from '../metadata-elsewhere-checked';
import { metadataNotForBrowsers } from '../metadata-not-for-browsers';
import { preflightForOneOrigin } from '../preflight-for-one-origin';
import { preflightNeedsToken } from '../preflight-needs-token';
import { preflightWithWildcard } from '../preflight-with-wildcard';
import { preflightWithoutVersion } from '../preflight-without-version';
import { registrationTakesNone } from '../registration-takes-none';
import { registrationTakesOne } from '../registration-takes-one';
import { registrationTakesPlainHttp } from '../registration-takes-plain-http';
import { registrationTakesScripts } from '../registration-takes-scripts';
import { registrationTakesWebOnly } from '../registration-takes-web-only';
import { secondIssuerGone } from '../second-issuer-gone';
import { severalFaultsChecked } from '../several-faults-checked';
import { tokenEndpointNotForBrowsers } from '../token-endpoint-not-for-browsers';
import { tokenEndpointNotThere } from '../token-endpoint-not-there';
import { trialDeletionRefused } from '../trial-deletion-refused';
import { trialNotDeletable } from '../trial-not-deletable';
import { trialRegistrationClosed } from '../trial-registration-closed';

/** Servers that are checked without signing in: first those at which little or nothing is wrong. */
export const checkedServers: readonly Fault[] = [
  checked,
  checkedWithTrials,
  checkedOnThisMachine,
  checkedOpen,
  checkedByMetadataDocument,
  checkedSecondRegisters,
  loginPageOutOfReach,
  checkedPrivateIssuer,
  severalFaultsChecked,
  metadataElsewhereChecked,
  secondIssuerGone,
  keySetEmpty,
  keySetOfSecrets,
  preflightNeedsToken,
  preflightForOneOrigin,
  preflightWithoutVersion,
  preflightWithWildcard,
  challengeNotExposed,
  metadataNotForBrowsers,
  tokenEndpointNotForBrowsers,
  tokenEndpointNotThere,
  registrationTakesScripts,
  registrationTakesPlainHttp,
  registrationTakesNone,
  registrationTakesOne,
  registrationTakesWebOnly,
  trialRegistrationClosed,
  trialNotDeletable,
  trialDeletionRefused,
];
