/** Why no refresh token was issued, as far as the flow shows: grant types, `offline_access`, or the kind of client. */

import type { Trace } from '../model/trace';
import { bodyObject, bodyPointer, exchangesOf } from './evidence';

export interface NoRefresh {
  readonly why: string;
  readonly advice: string;
  /** Whether the authorization server says that it has refresh tokens. */
  readonly offered: boolean;
  readonly evidence: readonly string[];
}

/** The likeliest of the reasons that the trace has. */
export function whyNoRefresh(trace: Trace): NoRefresh {
  const { client: present, clientIdentity, stored, authorizationServer } = trace.facts;
  const client = present ?? stored?.client;
  const scope = clientIdentity?.scope ?? stored?.scopeAsked ?? '';
  const { grantTypesSupported: grants, scopesSupported: scopes } =
    authorizationServer?.metadata ?? {};
  const listsOffline = scopes?.includes('offline_access') === true;
  const offered = listsOffline || grants?.includes('refresh_token') === true;
  const registered = grantTypesRegistered(trace);
  if (registered !== undefined && !registered.types.includes('refresh_token')) {
    return {
      why: `this client is registered for ${registered.types.join(', ') || 'no grant'}, and not for refresh_token`,
      advice: 'let the registration keep refresh_token among the grant_types of this client',
      offered,
      evidence: [registered.pointer],
    };
  }
  if (grants !== undefined && !grants.includes('refresh_token')) {
    return {
      why: 'the authorization server does not list refresh_token among its grant_types_supported',
      advice:
        'switch refresh tokens on at the authorization server, or make access tokens last longer',
      offered,
      evidence: ['/facts/authorizationServer/metadata/grantTypesSupported'],
    };
  }
  const asked = scope.split(' ').includes('offline_access');
  if (listsOffline && !asked) {
    return {
      why: 'the authorization server lists the scope offline_access, which was not asked for',
      advice:
        clientIdentity?.scopeSource === 'settings'
          ? 'add offline_access to the scope that you chose'
          : 'give refresh tokens without offline_access too, or name a scope in the challenge: clients add offline_access to it since 2026-07-28',
      offered,
      evidence: ['/facts/authorizationServer/metadata/scopesSupported'],
    };
  }
  if (client?.authMethod === 'none') {
    return {
      why: `nothing that was asked for is missing${asked ? ', offline_access neither' : ''}, but this client is a public one, and some servers give refresh tokens only to clients with a secret`,
      advice: 'allow refresh tokens for public clients at the authorization server, with rotation',
      offered,
      evidence: [
        present === undefined ? '/facts/stored/client/authMethod' : '/facts/client/authMethod',
      ],
    };
  }
  return {
    why: 'the reason is not to be seen from outside',
    advice: 'look for refresh tokens in the settings of this client at the authorization server',
    offered,
    evidence: [],
  };
}

/** What the registration in this flow settled on, where it says so. RFC 7591 §3.2.1. */
function grantTypesRegistered(
  trace: Trace,
): { readonly types: readonly string[]; readonly pointer: string } | undefined {
  const answer = exchangesOf(trace, 'registration').at(-1);
  const types = bodyObject(answer?.exchange)?.['grant_types'];
  if (answer === undefined || !Array.isArray(types)) return undefined;
  return {
    types: types.filter((type): type is string => typeof type === 'string'),
    pointer: bodyPointer(answer, 'grant_types'),
  };
}
