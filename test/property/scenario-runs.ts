/** Every healthy scenario, with how the inspector is run against it. */

import type { FaultRun } from '../server/fault';
import type { RunningPair } from '../server/faults/parts/pair';
import { startHealthyCimd } from '../server/scenarios/healthy-cimd';
import { startHealthyClientCredentialsJwt } from '../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../server/scenarios/healthy-client-credentials-secret';
import { startHealthyDeviceCode } from '../server/scenarios/healthy-device-code';
import { startHealthyDpop } from '../server/scenarios/healthy-dpop';
import { startHealthyDpopNonce } from '../server/scenarios/healthy-dpop-nonce';
import { startHealthyIdJag } from '../server/scenarios/healthy-id-jag';
import { startHealthyIntrospection } from '../server/scenarios/healthy-introspection';
import { startHealthyModernWire } from '../server/scenarios/healthy-modern-wire';
import { startHealthyRefreshRotation } from '../server/scenarios/healthy-refresh-rotation';
import { startHealthyRegistrationManagement } from '../server/scenarios/healthy-registration-management';
import { startHealthyTwoIssuers } from '../server/scenarios/healthy-two-issuers';
import { startHealthyWorkload } from '../server/scenarios/healthy-workload';
import { startMovedIssuer } from '../server/scenarios/moved-issuer';

export interface ScenarioRun {
  readonly url: string;
  readonly run: FaultRun;
  /** What was given to the client beforehand. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/** By name; each starts its servers. */
export const scenarioRuns: { readonly [name: string]: () => Promise<ScenarioRun> } = {
  'client id metadata document': async () => {
    const pair = await startHealthyCimd();
    return as(pair, { settings: pair.credentials });
  },
  'client credentials with a secret': async () => {
    const pair = await startHealthyClientCredentialsSecret();
    const { clientId, clientSecret } = pair.credentials;
    const settings = { clientId, grant: 'client_credentials' } as const;
    return as(pair, { settings, secrets: { clientSecret } });
  },
  'client credentials with a key': async () => {
    const pair = await startHealthyClientCredentialsJwt();
    const { clientId, privateKeyJwk: clientKey } = pair.credentials;
    return as(pair, { settings: { clientId }, secrets: { clientKey } });
  },
  'workload identity': async () => {
    const pair = await startHealthyWorkload();
    const { clientId, assertion: workloadAssertion } = pair.credentials;
    return as(pair, { settings: { clientId }, secrets: { workloadAssertion } });
  },
  'enterprise-managed': async () => {
    const pair = await startHealthyIdJag();
    const { clientId, clientSecret, idToken, ...idp } = pair.credentials;
    const identityProvider = {
      tokenEndpoint: idp.idpTokenEndpoint,
      clientId: idp.idpClientId,
      subjectTokenType: 'id_token',
    } as const;
    const secrets = { clientSecret, subjectToken: idToken, idpClientSecret: idp.idpClientSecret };
    return as(pair, { settings: { clientId, identityProvider }, secrets });
  },
  'device code': async () => {
    const pair = await startHealthyDeviceCode({ confirmsAfter: 1 });
    return as(pair, { settings: { grant: 'device_code' } });
  },
  dpop: async () => as(await startHealthyDpop()),
  'dpop with nonces': async () => as(await startHealthyDpopNonce()),
  introspection: async () => {
    const pair = await startHealthyIntrospection();
    const { clientId: introspectionClientId, clientSecret } = pair.credentials;
    const secrets = { introspectionSecret: clientSecret };
    return as(pair, { settings: { introspectionClientId }, secrets });
  },
  'modern wire': async () => as(await startHealthyModernWire()),
  'both wires': async () => as(await startHealthyModernWire('both')),
  'refresh with rotation': async () =>
    as(await startHealthyRefreshRotation({ accessTokenTtl: 30 }), {
      errands: ['sign-in', 'reconnect'],
    }),
  'registration management': async () =>
    as(await startHealthyRegistrationManagement(), { errands: ['sign-in', 'unregister'] }),
  'two issuers': async () => as(await startHealthyTwoIssuers()),
  'the second of two issuers': async () => {
    const pair = await startHealthyTwoIssuers();
    return as(pair, { settings: { issuer: pair.credentials.issuers[1] } });
  },
  'moved issuer': async () => as(await startMovedIssuer('after-first-session')),
  'a tool is called': async () =>
    as(await startHealthyModernWire('both'), {
      settings: { call: { tool: 'whoami', arguments: {} } },
    }),
};

function as({ url, close, run: own }: RunningPair, run: FaultRun = own ?? {}): ScenarioRun {
  const secrets = Object.values(run.secrets ?? {});
  return { url, run, secrets, close: () => close() };
}
