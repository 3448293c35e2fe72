/** The specifications that steps and findings point to: one table, so that a link is written once. */

export type Revision = '2025-03-26' | '2025-06-18' | '2025-11-25';

export const revisions: readonly Revision[] = ['2025-03-26', '2025-06-18', '2025-11-25'];

/** The revision that runs when the user pins none. */
export const newestRevision: Revision = '2025-11-25';

const mcp = (anchor: string) => (revision: Revision) =>
  `https://modelcontextprotocol.io/specification/${revision}/basic/authorization${anchor}`;
const rfc = (number: number, section: string) => () =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;

const table = {
  'mcp-authorization': ['MCP, Authorization', mcp('')],
  'mcp-flow': ['MCP, Authorization Flow Steps', mcp('#authorization-flow-steps')],
  'mcp-discovery': ['MCP, Authorization Server Discovery', mcp('#authorization-server-discovery')],
  'mcp-registration': ['MCP, Client Registration', mcp('#client-registration-approaches')],
  'mcp-scope': ['MCP, Scope Selection Strategy', mcp('#scope-selection-strategy')],
  'mcp-resource': ['MCP, Resource Parameter', mcp('#resource-parameter-implementation')],
  'mcp-token-use': ['MCP, Access Token Usage', mcp('#access-token-usage')],
  'mcp-error-handling': ['MCP, Error Handling', mcp('#error-handling')],
  'mcp-pkce': ['MCP, Authorization Code Protection', mcp('#authorization-code-protection')],
  'mcp-communication-security': ['MCP, Communication Security', mcp('#communication-security')],
  'mcp-audience': ['MCP, Token Audience Binding', mcp('#token-audience-binding-and-validation')],
  'mcp-legacy-fallback': [
    'MCP 2025-03-26, Fallbacks for Servers without Metadata Discovery',
    () =>
      'https://modelcontextprotocol.io/specification/2025-03-26/basic/authorization#fallbacks-for-servers-without-metadata-discovery',
  ],
  'mcp-lifecycle': [
    'MCP, Lifecycle',
    (revision: Revision) =>
      `https://modelcontextprotocol.io/specification/${revision}/basic/lifecycle`,
  ],
  'mcp-transports': [
    'MCP, Transports',
    (revision: Revision) =>
      `https://modelcontextprotocol.io/specification/${revision}/basic/transports`,
  ],
  'mcp-tools': [
    'MCP, Tools',
    (revision: Revision) =>
      `https://modelcontextprotocol.io/specification/${revision}/server/tools`,
  ],
  'rfc6749-authorization-response': ['RFC 6749 §4.1.2', rfc(6749, '4.1.2')],
  'rfc6749-token-request': ['RFC 6749 §4.1.3', rfc(6749, '4.1.3')],
  'rfc6749-token-error': ['RFC 6749 §5.2', rfc(6749, '5.2')],
  'rfc6749-refresh': ['RFC 6749 §6', rfc(6749, '6')],
  'rfc6750-challenge': ['RFC 6750 §3', rfc(6750, '3')],
  'rfc7519-claims': ['RFC 7519 §4.1', rfc(7519, '4.1')],
  'rfc7591-request': ['RFC 7591 §3.1', rfc(7591, '3.1')],
  'rfc7591-error': ['RFC 7591 §3.2.2', rfc(7591, '3.2.2')],
  rfc7636: ['RFC 7636 §4', rfc(7636, '4')],
  'rfc8252-loopback': ['RFC 8252 §7.3', rfc(8252, '7.3')],
  'rfc8414-request': ['RFC 8414 §3.1', rfc(8414, '3.1')],
  'rfc8414-validation': ['RFC 8414 §3.3', rfc(8414, '3.3')],
  'rfc8707-request': ['RFC 8707 §2', rfc(8707, '2')],
  'rfc9068-validation': ['RFC 9068 §4', rfc(9068, '4')],
  'rfc9110-challenge': ['RFC 9110 §11.6.1', rfc(9110, '11.6.1')],
  'rfc9207-validation': ['RFC 9207 §2.4', rfc(9207, '2.4')],
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
