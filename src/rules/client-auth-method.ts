/**
 * The client proves itself in a way that the authorization server does not offer, or with nothing where
 * a secret is wanted. The token endpoint then answers invalid_client, whatever the code is worth.
 *
 * Looks like: the sign-in ends well in the browser, and then the client says invalid_client. The client id
 * is right, as the login page took it.
 * Why: the client was registered as public and the server takes only clients with a secret, or the other
 * way round; the secret was thrown away after the registration; or the secret goes out in a header where
 * the server reads the form, or in the form where it reads the header.
 * FastMCP: OAuthProxy takes token_endpoint_auth_method for its own requests to the provider; set it to what
 * the registration there says. Towards its own clients it registers everybody as public.
 * TypeScript SDK: a server lists what it takes in token_endpoint_auth_methods_supported. A client that keeps
 * its registration must keep client_secret and token_endpoint_auth_method too.
 * Provider: set the client to public, or give its secret to the program that signs in. Entra ID: a public
 * client stands under mobile and desktop applications. Auth0: the authentication method of the application.
 * Seen: https://github.com/metatool-ai/metamcp/issues/342
 * https://github.com/punkpeye/fastmcp/issues/214
 * https://github.com/archestra-ai/archestra/issues/7977
 * https://github.com/preset-io/agor/issues/2725
 * https://github.com/modelcontextprotocol/rust-sdk/pull/648
 * https://github.com/upstash/context7/issues/2970
 * https://github.com/anthropics/claude-code/issues/91199
 * https://github.com/BerriAI/litellm/pull/31635
 */

import type { Facts } from '../model/flow';
import type { Trace } from '../model/trace';
import { bodyMember, bodyPointer, exchangesOf, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const clientAuthMethod = defineRule({
  id: 'client-auth-method',
  effect: 'sign-in-fails',
  spec: ['rfc6749-client-password', 'rfc6749-token-error', 'rfc7591-request'],
  needs: ['client', 'authorizationServer'],
  check(trace, { client, authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined || last.exchange.request.url !== server.tokenEndpoint) return undefined;
    const error = bodyMember(last.exchange, 'error');
    if (error !== 'invalid_client' && error !== 'unauthorized_client') return undefined;
    const host = hostOf(server.tokenEndpoint);
    const registered = methodRegistered(trace);
    const offered = server.metadata.tokenEndpointAuthMethodsSupported;
    const used = client.authMethod;
    const evidence = [
      bodyPointer(last, 'error'),
      '/facts/client/authMethod',
      ...(registered === undefined ? [] : [registered.pointer]),
    ];
    if (registered !== undefined && registered.method !== used) {
      return {
        title: `${host} registers a client with a secret and gives it none`,
        expected: `client_secret in the registration answer, which says ${registered.method}`,
        actual: 'no client_secret, so the client has nothing to prove itself with',
        because: `the token endpoint then wants what the registration promised, and answers ${error}`,
        do: 'let the registration give the secret, or register this client with the method none',
        evidence,
      };
    }
    // Where metadata says nothing, Basic is meant. RFC 8414 §2.
    const takes = offered ?? ['client_secret_basic'];
    if (takes.includes(used)) return undefined;
    return {
      title:
        used === 'none'
          ? `${host} takes no client without a secret, and this one has none`
          : `${host} wants the client to prove itself in another way`,
      expected: `${takes.join(' or ')}, ${offered === undefined ? 'as RFC 8414 §2 has it where the metadata names no method' : 'as its metadata lists'}`,
      actual: `${used}, and the answer ${error}`,
      because:
        used === 'none'
          ? 'it takes no client without a secret or a key, and this one has none'
          : 'it looks for the proof of the client in another place, and finds nothing there',
      do: adviceFor(client),
      evidence: [
        ...evidence,
        ...(offered === undefined
          ? []
          : ['/facts/authorizationServer/metadata/tokenEndpointAuthMethodsSupported']),
      ],
    };
  },
});

/** What the registration in this flow settled on, where it says so. RFC 7591 §3.2.1. */
function methodRegistered(
  trace: Trace,
): { readonly method: string; readonly pointer: string } | undefined {
  const answer = exchangesOf(trace, 'registration').at(-1);
  const method = bodyMember(answer?.exchange, 'token_endpoint_auth_method');
  return answer === undefined || method === undefined
    ? undefined
    : { method, pointer: bodyPointer(answer, 'token_endpoint_auth_method') };
}

function adviceFor({ way, authMethod }: Facts['client']): string {
  if (way === 'dynamic') {
    return 'let the registration answer with a method that the token endpoint takes, and with the secret that belongs to it';
  }
  return authMethod === 'none'
    ? 'give this client a secret, or register it as a public client at the provider'
    : 'register the client for the method that is offered, or take its secret away if it is public';
}
