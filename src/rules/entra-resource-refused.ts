/**
 * Entra ID refuses the resource parameter that MCP has clients send, because it does not belong to
 * the scope beside it. At Entra ID the scope alone says which API a token is for.
 *
 * Looks like: the sign-in ends before anybody could type a password, or the first refresh after an
 * hour fails, with AADSTS9010010, AADSTS901002 or AADSTS28000.
 * Why: a client sends the address of the server as resource. Entra ID compares it with the API whose
 * scopes are asked for, and that API goes by an Application ID URI such as api://…, or the scope
 * names another API, or scopes of two APIs are in one request.
 * FastMCP: AzureProvider leaves the parameter out upstream. With OIDCProxy or OAuthProxy set
 * forward_resource=False.
 * TypeScript SDK: a server that names Entra ID itself in its metadata cannot keep clients from
 * sending resource. Use full scope names in scopes_supported, and a proxy where that is not enough.
 * Provider: in the app registration, Expose an API, make the address of the server the Application
 * ID URI, letter by letter, and ask for its scope as that URI, a slash and its name. That needs a domain which
 * the tenant has verified.
 * Seen: https://github.com/microsoft/vscode/issues/321249
 * https://github.com/anthropics/claude-code/issues/73460
 * https://github.com/punkpeye/mcp-remote/issues/217
 * https://github.com/modelcontextprotocol/csharp-sdk/issues/648
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

const causes: { readonly [code: string]: string } = {
  '9010010': 'the resource parameter names another API than the scope does',
  '901002': 'this endpoint of Entra ID takes no resource parameter',
  '28000': 'the request asks for scopes of more than one API',
};

export const entraResourceRefused = defineRule({
  id: 'entra-resource-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-resource', 'rfc8707-request'],
  needs: [],
  check(trace) {
    const found = entraRefusal(trace, Object.keys(causes));
    if (found === undefined) return undefined;
    const { resource, clientIdentity, stored } = trace.facts;
    const sent = resource?.resource ?? stored?.resource ?? 'unknown';
    const scope = clientIdentity?.scope ?? stored?.scopeAsked;
    return {
      title: 'Entra ID refuses the resource parameter of this server',
      expected: 'a resource that is the Application ID URI of the API whose scope is asked for',
      actual: `${found.refusal.words} (resource ${sent}, ${scope === undefined ? 'no scope' : `scope ${scope}`})`,
      because: `${causes[found.code]}. Entra ID goes by the scope, and MCP has every client send the address of the server as resource`,
      do: 'make the address of the server the Application ID URI of the API under Expose an API and name its scopes in full, or put AzureProvider of FastMCP between, which leaves the parameter out',
      evidence: [found.refusal.evidence],
    };
  },
});
