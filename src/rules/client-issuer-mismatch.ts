/**
 * The client id of the user was made at one authorization server, and the server now names another.
 * It is not tried there: the other knows nobody by that id, or somebody else. MCP 2026-07-28.
 *
 * Looks like: a configuration that used to work stops before the browser opens. Older clients send
 * the id anyway and get invalid_client.
 * Why: the server has moved to another authorization server, or the same one has another name now,
 * such as a custom domain. An id and a secret belong to the authorization server that gave them
 * out, and a secret that is sent to another one is given away.
 * FastMCP: this happens after authorization_servers of RemoteAuthProvider, or base_url of a proxy
 * class, was changed, because the issuer is made from it. Tell the people who configured a client
 * id.
 * TypeScript SDK: the same holds for the issuer of oauthMetadata, and for issuerUrl of
 * mcpAuthRouter.
 * Provider: register a client at the authorization server that is named now. Where only its name
 * changed, let the metadata and the old clients agree on one.
 */

import { differenceWords } from '../model/difference-words';
import { bodyPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const clientIssuerMismatch = defineRule({
  id: 'client-issuer-mismatch',
  effect: 'sign-in-fails',
  spec: ['mcp-server-binding', 'mcp-registration'],
  on: 'client-issuer-mismatch',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const owner = trace.stop?.belongsTo ?? '';
    const document = exchangesOf(trace, 'resource-metadata').at(-1);
    return {
      title: `Your client id is not from ${hostOf(server.issuer)}, which this server now names`,
      expected: `the authorization server that gave out your client id: ${owner}`,
      actual: differenceWords(owner, server.issuer),
      because:
        'an authorization server knows only its own clients, and a secret that is sent to another one is given away',
      do: `register a client at ${hostOf(server.issuer)} and give its id; if both names are of one authorization server, override this stop`,
      evidence: [
        '/facts/authorizationServer/issuer',
        ...(document === undefined ? [] : [bodyPointer(document, 'authorization_servers')]),
      ],
    };
  },
});
