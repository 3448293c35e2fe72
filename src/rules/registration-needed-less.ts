/**
 * The authorization server registered the client only after something was left out. A client that
 * does not try again is refused here, and reports no more than that.
 *
 * Looks like: this client gets in, and others stop at registration with invalid_client_metadata or
 * invalid_redirect_uri.
 * Why: the registration endpoint refuses members that it could ignore: scope, application_type, the
 * refresh_token grant, or a name that it does not know. RFC 7591 has a server ignore what it has no
 * use for.
 * FastMCP: proxy classes register every client themselves and take these members. Use one in front
 * of a provider that is so strict.
 * TypeScript SDK: clientsStore.registerClient of your provider gets the request as it came. Do not
 * throw for members that you do not need.
 * Provider: Keycloak: the policy on allowed client scopes refuses scope, and members that it does
 * not know are refused as unrecognized. Others take a client without application_type for a web
 * client and refuse its loopback address.
 * Seen: https://github.com/keycloak/keycloak/issues/43654
 * https://github.com/turnstonelabs/turnstone/issues/1082
 * https://github.com/openstory-so/openstory/issues/1692
 */

import { refusalWords } from './answer-words';
import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

const unknown = ['registration-unknown-member'];

export const registrationNeededLess = defineRule({
  id: 'registration-needed-less',
  effect: 'client-fails',
  under: unknown,
  spec: ['mcp-application-type', 'rfc7591-error'],
  needs: ['client'],
  check(trace, { client }) {
    const { leftOut = [] } = client;
    if (leftOut.length === 0) return undefined;
    const refused = exchangesOf(trace, 'registration').filter(
      ({ exchange }) =>
        exchange.request.method === 'POST' && (exchange.response?.status ?? 0) >= 400,
    );
    const [first] = refused;
    const scopeAlone = leftOut.every((member) => member === 'scope');
    return {
      // Scopes that are named wrongly are refused for that.
      ...(scopeAlone && { follows: [...unknown, 'scopes-badly-written', 'scopes-disagree'] }),
      title: `${hostOf(client.issuer)} registers this client only without ${leftOut.join(', ')}`,
      expected: `a registration with ${leftOut.join(', ')}, which RFC 7591 and OpenID Connect have for every client`,
      actual:
        first === undefined
          ? 'an earlier registration that was made without'
          : refusalWords(first.exchange),
      because:
        'this flow tried again with less. Clients that do not are refused, and some of what was left out has effects: without refresh_token among the grant types people sign in again when the token ends',
      do: 'let the registration endpoint ignore members that it has no use for, as RFC 7591 §2 has it',
      evidence: [
        '/facts/client/leftOut',
        ...refused.flatMap(({ pointer }) => [`${pointer}/response/body`]),
      ],
    };
  },
});
