/** Asks for a code that a person types in on another device. RFC 8628 §3.1 and §3.2. */

import type { Facts } from '../../model/flow';
import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { isObject, textMember } from '../metadata';
import { staleClient } from '../stale-client';
import { type Action, defineStep, type RequestDraft } from '../step';
import { isHttpUrl } from '../well-known';

/** Seconds between two polls, when the server does not say. RFC 8628 §3.2. */
const usualInterval = 5;
/** A server that says nothing usable about the end gets this long, in seconds. */
const usualLifetime = 600;

export const deviceAuthorization = defineStep({
  id: 'device-authorization',
  title: 'Device code',
  phase: 'authorize',
  explained:
    'Where no browser can come back to the client, the authorization server hands out two codes: one for the person to type in at its page, and one for the client to ask with whether that has happened.',
  spec: ['rfc8628-request'],
  needs: ['authorizationServer', 'client', 'clientIdentity', 'resource'],
  gives: ['deviceAuthorization'],
  limit: 2,
  next(known, seen, env) {
    const endpoint = known.authorizationServer.metadata.deviceAuthorizationEndpoint;
    if (endpoint === undefined || !isHttpUrl(endpoint)) {
      return refused('The authorization server has no device authorization endpoint.');
    }
    const insecure = stopIfInsecure([endpoint], env);
    if (insecure !== undefined) return insecure;
    const last = seen.at(-1);
    if (last === undefined) {
      return {
        do: 'send',
        request: draft(endpoint, known, env.profile.resourceParameter),
        because: 'The server makes the codes.',
      };
    }
    if (last.kind === 'failure') {
      return refused(failureSentence('The device authorization endpoint', last.failure));
    }
    if (last.kind !== 'response') {
      throw new Error(`device-authorization cannot have seen ${last.kind}`);
    }
    const answer = last.body.kind === 'json' && isObject(last.body.value) ? last.body.value : {};
    const error = textMember(answer, 'error');
    if (error !== undefined) {
      const stale = staleClient({ error }, known.client, env);
      return stale ?? refused(`The authorization server answered ${error}.`);
    }
    const page = textMember(answer, 'verification_uri') ?? textMember(answer, 'verification_url');
    const { deviceCode, userCode } = last.kept;
    if (page === undefined || !isHttpUrl(page) || !deviceCode || !userCode) {
      return refused(`The answer (${last.status}) lacks the codes or the page to type them in at.`);
    }
    const unsafe = stopIfInsecure([page], env);
    if (unsafe !== undefined) return unsafe;
    return {
      do: 'done',
      facts: {
        deviceAuthorization: {
          verificationUri: page,
          interval: seconds(answer['interval'], usualInterval, 60),
          expiresAt: env.now + seconds(answer['expires_in'], usualLifetime, 3600) * 1000,
        },
      },
      note: 'codes received',
    };
  },
  values: ({ deviceAuthorization: device }) => [
    {
      name: 'verification_uri',
      value: device.verificationUri,
      meaning: 'The page where the person types in the code.',
    },
    {
      name: 'interval',
      value: `${device.interval} s`,
      meaning: 'How long the client waits between two questions.',
    },
    {
      name: 'expires',
      value: new Date(device.expiresAt).toISOString(),
      meaning: 'Until when the codes work.',
    },
  ],
});

function draft(
  endpoint: string,
  known: Pick<Facts, 'clientIdentity' | 'resource'>,
  withResource: boolean,
): RequestDraft {
  const { scope } = known.clientIdentity;
  return {
    method: 'POST',
    url: endpoint,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: {
      kind: 'form',
      fields: [
        ...(scope === undefined ? [] : [['scope', scope] as const]),
        ...(withResource ? [['resource', known.resource.resource] as const] : []),
      ],
    },
    credentials: 'client',
    keep: {
      device_code: 'deviceCode',
      user_code: 'userCode',
      verification_uri_complete: 'verificationUriComplete',
    },
  };
}

function seconds(value: unknown, otherwise: number, most: number): number {
  return typeof value === 'number' && value > 0 ? Math.min(value, most) : otherwise;
}

function refused(says: string): Action<'deviceAuthorization'> {
  return { do: 'stop', reason: { code: 'device-refused', says } };
}
