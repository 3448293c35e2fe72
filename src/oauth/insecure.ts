/** The rule that nothing of a sign-in crosses a network in the clear. OAuth 2.1 §1.5, MCP Communication Security. */

import type { AuthorizationServerMetadata } from '../model/wire';
import { isSecureUrl } from './secure-url';
import type { Action, Env } from './step';
import { overridden } from './step';
import { isHttpUrl } from './well-known';

type Stop = Extract<Action<never>, { do: 'stop' }>;

/**
 * A stop when one of the addresses is plain http beyond this machine and no override allows it.
 * What is no http or https address at all is left to whoever needs it: the recorder sends nothing there.
 */
export function stopIfInsecure(urls: readonly (string | undefined)[], env: Env): Stop | undefined {
  const bad = urls.find((url) => url !== undefined && isHttpUrl(url) && !isSecureUrl(url));
  if (bad === undefined || overridden(env, 'insecure-endpoint')) return undefined;
  return {
    do: 'stop',
    reason: {
      code: 'insecure-endpoint',
      says: `${bad} is not an https address.`,
      override: 'insecure-endpoint',
    },
  };
}

type EndpointMember = Extract<
  keyof AuthorizationServerMetadata,
  `${string}Endpoint` | `${string}Uri`
>;

/** A member that is missing here does not compile, so that no new endpoint goes unchecked. */
const endpointMembers = Object.keys({
  authorizationEndpoint: true,
  tokenEndpoint: true,
  registrationEndpoint: true,
  revocationEndpoint: true,
  introspectionEndpoint: true,
  deviceAuthorizationEndpoint: true,
  jwksUri: true,
} satisfies { readonly [member in EndpointMember]: true }) as readonly EndpointMember[];

/** Every address that the metadata of an authorization server names, used in this sign-in or not. */
export function endpointsOf(metadata: AuthorizationServerMetadata): readonly string[] {
  return endpointMembers.map((member) => metadata[member]).filter((url) => url !== undefined);
}
