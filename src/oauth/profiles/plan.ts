/** Which steps a flow takes: by what it is for, by the grant, and by how the client is known. */

import type { Errand } from '../../model/errand';
import type { Facts, Grant, StepId } from '../../model/flow';
import type { RunSettings } from '../../model/run-settings';
import type { Profile } from '../profile';

export interface Planned {
  readonly errand: Errand;
  readonly transport: 'http' | 'sse' | 'stdio';
  readonly settings: RunSettings;
}

/** The ids of all steps, given what is known so far. It grows exact once the client identity is settled. */
export function plan(
  profile: Profile,
  { errand, transport, settings }: Planned,
  facts: Partial<Facts>,
): readonly StepId[] {
  if (transport === 'stdio') return ['stdio-server'];
  const call: readonly StepId[] = settings.call === undefined ? [] : ['call-tool'];
  const introspection: readonly StepId[] =
    settings.introspectionClientId === undefined ? [] : ['introspection'];
  switch (errand) {
    case 'sign-in':
      return signIn(profile, settings, facts);
    case 'reconnect':
      // Once a call was refused for its scope, the person signs in with more.
      return facts.access === undefined
        ? ['stored-token', 'refresh', 'connect', 'list-tools', ...call]
        : ['stored-token', 'refresh', ...fromChallenge(signIn(profile, settings, facts))];
    case 'sign-out':
      return ['stored-token', 'revocation', 'revocation-proof'];
    case 'unregister':
      return ['unregister'];
    case 'check':
      return checkSteps(settings, facts);
    case 'check-token':
      if (facts.access?.open === true) return ['first-request'];
      return [
        'first-request',
        'challenge',
        'resource-metadata',
        'server-metadata',
        'pasted-token',
        'token-check',
        ...introspection,
      ];
    case 'probe':
      return settings.probeSignsIn === true
        ? [...signIn(profile, settings, facts), 'refusals']
        : [
            'first-request',
            'challenge',
            'resource-metadata',
            'server-metadata',
            'stored-token',
            'refusals',
          ];
  }
}

function signIn(profile: Profile, settings: RunSettings, facts: Partial<Facts>): readonly StepId[] {
  return profile.steps.filter((id) => isPartOf(id, settings, facts.clientIdentity));
}

function fromChallenge(steps: readonly StepId[]): readonly StepId[] {
  return steps.slice(steps.indexOf('challenge'));
}

/** Once the survey is made, no step is left whose facts nobody could learn. */
function checkSteps({ trial }: RunSettings, facts: Partial<Facts>): readonly StepId[] {
  if (facts.access?.open === true) return ['first-request', 'survey'];
  const isKnown = facts.survey === undefined || facts.authorizationServer !== undefined;
  const last: readonly StepId[] =
    trial === undefined ? ['client-identity'] : ['client-identity', 'trial-registration'];
  return [
    'first-request',
    'challenge',
    'resource-metadata',
    'server-metadata',
    'survey',
    ...(isKnown ? last : []),
  ];
}

/** The grant that what was given points to, before any metadata is known. */
export function expectedGrant(settings: RunSettings): Grant {
  if (settings.grant !== undefined) return settings.grant;
  if (settings.given.includes('subjectToken')) return 'id_jag';
  if (settings.given.includes('workloadAssertion')) return 'jwt_bearer';
  if (settings.given.includes('clientKey')) return 'client_credentials';
  return 'authorization_code';
}

const byGrant: { readonly [grant in Grant]: readonly StepId[] } = {
  authorization_code: ['pkce', 'browser-login', 'callback', 'token-request'],
  client_credentials: ['client-credentials'],
  jwt_bearer: ['assertion-grant'],
  id_jag: ['identity-assertion', 'assertion-grant'],
  device_code: ['device-authorization', 'device-approval', 'device-token'],
};

const anyGrant = new Set(Object.values(byGrant).flat());

function isPartOf(
  id: StepId,
  settings: RunSettings,
  identity: Facts['clientIdentity'] | undefined,
): boolean {
  const grant = identity?.grant ?? expectedGrant(settings);
  if (anyGrant.has(id)) return byGrant[grant].includes(id);
  switch (id) {
    case 'client-document':
      return identity?.way === 'metadata-document';
    case 'registration':
      return identity?.way !== 'metadata-document';
    case 'introspection':
      return settings.introspectionClientId !== undefined;
    case 'call-tool':
      return settings.call !== undefined;
    default:
      return true;
  }
}
