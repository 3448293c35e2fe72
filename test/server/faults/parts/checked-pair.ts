import type { TrialWish } from '../../../../src/model/run-settings';
import type { RunningFault } from '../../fault';
import { type Before, firstOf } from './answers';
import { type Cors, forBrowsers } from './for-browsers';
import { type NotPublic, startPublicPair } from './public-pair';
import { type Registering, registrationOnTrial } from './registration-on-trial';

export interface CheckedDifference
  extends Pick<NotPublic, 'resourceMetadata' | 'serverMetadata' | 'hosts'> {
  readonly server?: Before;
  readonly issuer?: Before;
  readonly serverCors?: Cors;
  readonly issuerCors?: Cors;
  readonly trial?: TrialWish;
  readonly registration?: Registering;
}

const passes: Before = () => false;

/** A public pair that browsers may use too, and a check of it in place of a sign-in. */
export function startCheckedPair(differ: CheckedDifference = {}): Promise<RunningFault> {
  const { server = passes, issuer = passes, serverCors, issuerCors, trial, registration } = differ;
  return startPublicPair({
    ...differ,
    serverBefore: firstOf(server, forBrowsers(serverCors)),
    issuerBefore: firstOf(issuer, forBrowsers(issuerCors), registrationOnTrial(registration)),
    run: { errands: ['check'], ...(trial && { settings: { trial } }) },
  });
}
