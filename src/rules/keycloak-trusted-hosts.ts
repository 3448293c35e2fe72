/**
 * Keycloak registers nobody that its policy Trusted Hosts does not know. Some set it up so on
 * purpose, to keep registration closed.
 *
 * Looks like: the client says that registration failed with 403, insufficient_scope, and that the
 * policy Trusted Hosts rejected the request.
 * Why: the policy looks at two things: from which host the request comes, and whether the addresses
 * in it are at hosts of the list. New realms trust none.
 * FastMCP: nothing to change there. Behind a proxy such as OIDCProxy no client registers at Keycloak.
 * TypeScript SDK: nothing to change there.
 * Provider: Clients, Client registration, Anonymous access policies, Trusted Hosts: add the host
 * that the request came from, or switch off Host Sending Registration Request Must Match; for
 * redirect addresses of this machine add localhost and 127.0.0.1, or switch off Client URIs Must
 * Match. Or register a client by hand and give out its id.
 * Seen: https://github.com/opensearch-project/opensearch-mcp-server-py/pull/227
 * https://github.com/owncloud/ocis/pull/1835
 * https://github.com/opencloud-eu/opencloud-compose/pull/72
 */

import { refusalOf } from './refusal';
import { defineRule } from './rule';

export const keycloakTrustedHosts = defineRule({
  id: 'keycloak-trusted-hosts',
  effect: 'sign-in-fails',
  spec: ['rfc7591-error', 'mcp-registration'],
  on: 'registration-refused',
  needs: [],
  check(trace) {
    const refusal = refusalOf(trace);
    if (refusal === undefined || !/Policy 'Trusted Hosts' rejected/.test(refusal.description)) {
      return undefined;
    }
    const byAddress = refusal.description.includes("URI doesn't match");
    const { redirectUri } = trace.facts.clientIdentity ?? {};
    return {
      title: byAddress
        ? 'Keycloak does not trust the redirect address of this client'
        : 'Keycloak does not trust the host that this registration comes from',
      expected: '201 with a client_id',
      actual: refusal.words,
      because: `the policy Trusted Hosts decides who may register without a token, and ${byAddress ? `${redirectUri ?? 'an address in the request'} is at no host of its list` : 'this host is not in its list'}`,
      do: byAddress
        ? 'add the host to Trusted Hosts under Clients, Client registration, or switch off Client URIs Must Match there. If registration is closed on purpose, give a client id'
        : 'add the host to Trusted Hosts under Clients, Client registration, or switch off Host Sending Registration Request Must Match there. If registration is closed on purpose, give a client id',
      evidence: [refusal.evidence],
    };
  },
});
