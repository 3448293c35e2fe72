/** The specifications that steps and findings point to: one table, so that a link is written once. */

import type { Revision } from './revision';

const site = 'https://modelcontextprotocol.io/specification';
/** `moved`: the page, and the anchor if it changed, since 2026-07-28 divided the chapter into four. */
const mcp =
  (anchor: string, moved: { readonly page?: string; readonly anchor?: string } = {}) =>
  (revision: Revision) =>
    revision === '2026-07-28'
      ? `${site}/${revision}/basic/authorization${moved.page === undefined ? '' : `/${moved.page}`}${moved.anchor ?? anchor}`
      : `${site}/${revision}/basic/authorization${anchor}`;
const discovery = 'authorization-server-discovery';
const clients = 'client-registration';
const security = 'security-considerations';
const rfc = (number: number, section: string) => () =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;

const table = {
  'mcp-authorization': ['MCP, Authorization', mcp('')],
  'mcp-flow': ['MCP, Authorization Flow Steps', mcp('#authorization-flow-steps')],
  'mcp-discovery': [
    'MCP, Authorization Server Discovery',
    mcp('#authorization-server-discovery', { page: discovery, anchor: '' }),
  ],
  'mcp-registration': [
    'MCP, Client Registration',
    mcp('#client-registration-approaches', { page: clients, anchor: '' }),
  ],
  'mcp-scope': ['MCP, Scope Selection Strategy', mcp('#scope-selection-strategy')],
  'mcp-resource': ['MCP, Resource Parameter', mcp('#resource-parameter-implementation')],
  'mcp-token-use': ['MCP, Access Token Usage', mcp('#access-token-usage')],
  'mcp-error-handling': ['MCP, Error Handling', mcp('#error-handling')],
  'mcp-pkce': [
    'MCP, Authorization Code Protection',
    mcp('#authorization-code-protection', { page: security }),
  ],
  'mcp-communication-security': [
    'MCP, Communication Security',
    mcp('#communication-security', { page: security }),
  ],
  'mcp-audience': [
    'MCP, Token Audience Binding',
    mcp('#token-audience-binding-and-validation', { page: security }),
  ],
  'mcp-client-documents': [
    'MCP, Client ID Metadata Documents',
    mcp('#client-id-metadata-documents', { page: clients }),
  ],
  'mcp-server-binding': [
    'MCP 2026-07-28, Authorization Server Binding',
    () => `${site}/2026-07-28/basic/authorization/client-registration#authorization-server-binding`,
  ],
  'mcp-application-type': [
    'MCP 2026-07-28, Application Type and Redirect URI Constraints',
    () =>
      `${site}/2026-07-28/basic/authorization/client-registration#application-type-and-redirect-uri-constraints`,
  ],
  'mcp-response-validation': [
    'MCP 2026-07-28, Authorization Response Validation',
    () => `${site}/2026-07-28/basic/authorization#authorization-response-validation`,
  ],
  'mcp-step-up': ['MCP, Step-Up Authorization Flow', mcp('#step-up-authorization-flow')],
  'mcp-refresh': [
    'MCP 2026-07-28, Refresh Tokens',
    () => `${site}/2026-07-28/basic/authorization#refresh-tokens`,
  ],
  'mcp-security-practices': [
    'MCP, Security Best Practices',
    () =>
      'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices',
  ],
  'mcp-client-credentials': [
    'MCP extension, OAuth Client Credentials',
    () => 'https://modelcontextprotocol.io/extensions/auth/oauth-client-credentials',
  ],
  'mcp-enterprise': [
    'MCP extension, Enterprise-Managed Authorization',
    () => 'https://modelcontextprotocol.io/extensions/auth/enterprise-managed-authorization',
  ],
  'mcp-dpop': [
    'MCP SEP-1932, DPoP',
    () => 'https://github.com/modelcontextprotocol/modelcontextprotocol/issues/1932',
  ],
  'mcp-workload-identity': [
    'MCP SEP-1933, Workload Identity Federation',
    () => 'https://github.com/modelcontextprotocol/modelcontextprotocol/issues/1933',
  ],
  'mcp-legacy-fallback': [
    'MCP 2025-03-26, Fallbacks for Servers without Metadata Discovery',
    () =>
      'https://modelcontextprotocol.io/specification/2025-03-26/basic/authorization#fallbacks-for-servers-without-metadata-discovery',
  ],
  'mcp-lifecycle': [
    'MCP, Lifecycle',
    (revision: Revision) =>
      `${site}/${revision}/basic/${revision === '2026-07-28' ? 'versioning' : 'lifecycle'}`,
  ],
  'mcp-transports': [
    'MCP, Transports',
    (revision: Revision) => `${site}/${revision}/basic/transports`,
  ],
  'mcp-tools': ['MCP, Tools', (revision: Revision) => `${site}/${revision}/server/tools`],
  'fetch-cors': ['Fetch, CORS Protocol', () => 'https://fetch.spec.whatwg.org/#http-cors-protocol'],
  'rfc6749-authorization-response': ['RFC 6749 §4.1.2', rfc(6749, '4.1.2')],
  'rfc6749-scope': ['RFC 6749 §3.3', rfc(6749, '3.3')],
  'rfc6749-token-request': ['RFC 6749 §4.1.3', rfc(6749, '4.1.3')],
  'rfc6749-token-error': ['RFC 6749 §5.2', rfc(6749, '5.2')],
  'rfc6749-refresh': ['RFC 6749 §6', rfc(6749, '6')],
  'rfc6585-too-many-requests': ['RFC 6585 §4', rfc(6585, '4')],
  'rfc6750-challenge': ['RFC 6750 §3', rfc(6750, '3')],
  'rfc6749-client-credentials': ['RFC 6749 §4.4', rfc(6749, '4.4')],
  'rfc6749-client-password': ['RFC 6749 §2.3.1', rfc(6749, '2.3.1')],
  'rfc7009-request': ['RFC 7009 §2.1', rfc(7009, '2.1')],
  'rfc7519-claims': ['RFC 7519 §4.1', rfc(7519, '4.1')],
  'rfc7523-grant': ['RFC 7523 §2.1', rfc(7523, '2.1')],
  'rfc7523-client': ['RFC 7523 §2.2', rfc(7523, '2.2')],
  'rfc7517-keys': ['RFC 7517 §5', rfc(7517, '5')],
  'rfc7591-metadata': ['RFC 7591 §2', rfc(7591, '2')],
  'rfc7591-request': ['RFC 7591 §3.1', rfc(7591, '3.1')],
  'rfc7591-response': ['RFC 7591 §3.2.1', rfc(7591, '3.2.1')],
  'rfc7591-error': ['RFC 7591 §3.2.2', rfc(7591, '3.2.2')],
  'rfc7592-delete': ['RFC 7592 §2.3', rfc(7592, '2.3')],
  'rfc7592-read': ['RFC 7592 §2.1', rfc(7592, '2.1')],
  rfc7636: ['RFC 7636 §4', rfc(7636, '4')],
  'rfc8252-loopback': ['RFC 8252 §7.3', rfc(8252, '7.3')],
  'rfc8414-metadata': ['RFC 8414 §2', rfc(8414, '2')],
  'rfc8414-response': ['RFC 8414 §3.2', rfc(8414, '3.2')],
  'rfc8414-request': ['RFC 8414 §3.1', rfc(8414, '3.1')],
  'rfc8414-validation': ['RFC 8414 §3.3', rfc(8414, '3.3')],
  'rfc7662-request': ['RFC 7662 §2.1', rfc(7662, '2.1')],
  'rfc7662-response': ['RFC 7662 §2.2', rfc(7662, '2.2')],
  'rfc8628-request': ['RFC 8628 §3.1', rfc(8628, '3.1')],
  'rfc8628-polling': ['RFC 8628 §3.5', rfc(8628, '3.5')],
  'rfc8693-request': ['RFC 8693 §2.1', rfc(8693, '2.1')],
  'rfc8707-request': ['RFC 8707 §2', rfc(8707, '2')],
  'rfc9068-validation': ['RFC 9068 §4', rfc(9068, '4')],
  'rfc9110-challenge': ['RFC 9110 §11.6.1', rfc(9110, '11.6.1')],
  'rfc9207-metadata': ['RFC 9207 §3', rfc(9207, '3')],
  'rfc9207-validation': ['RFC 9207 §2.4', rfc(9207, '2.4')],
  'rfc9449-proof': ['RFC 9449 §4.2', rfc(9449, '4.2')],
  'rfc9449-token-request': ['RFC 9449 §5', rfc(9449, '5')],
  'rfc9449-resource': ['RFC 9449 §7', rfc(9449, '7')],
  'rfc9449-nonce': ['RFC 9449 §8', rfc(9449, '8')],
  'rfc9728-metadata': ['RFC 9728 §2', rfc(9728, '2')],
  'rfc9728-response': ['RFC 9728 §3.2', rfc(9728, '3.2')],
  'rfc9728-request': ['RFC 9728 §3.1', rfc(9728, '3.1')],
  'rfc9728-validation': ['RFC 9728 §3.3', rfc(9728, '3.3')],
  'rfc9728-challenge': ['RFC 9728 §5.1', rfc(9728, '5.1')],
} as const satisfies Record<string, readonly [string, (revision: Revision) => string]>;

export type SpecId = keyof typeof table;

export interface SpecLink {
  readonly id: SpecId;
  readonly label: string;
  readonly url: string;
}

/** Every id, for tests and for a guard on saved traces. */
export const specIds = Object.keys(table) as readonly SpecId[];

/** The label and address of a section, in the revision that is being traced. */
export function specLink(id: SpecId, revision: Revision): SpecLink {
  const [label, url] = table[id];
  const shown = label.startsWith('MCP,') ? label.replace('MCP,', `MCP ${revision},`) : label;
  return { id, label: shown, url: url(revision) };
}
