import type { TraceStatus } from '../../src/model/trace';

export interface Expected {
  /** Of the MCP endpoint; `/mcp` when left out. */
  readonly path?: string;
  /** The whole set of findings, in order. */
  readonly findings: readonly string[];
  readonly status: TraceStatus;
}

/** What is said of each wiring. */
export const expected: { readonly [wiring: string]: Expected } = {
  'healthy-remote': { findings: [], status: 'signed-in' },
  'healthy-proxy': { findings: [], status: 'signed-in' },
  'healthy-oidc-proxy': { findings: [], status: 'signed-in' },
  'healthy-stateless': { findings: [], status: 'signed-in' },
  'verifier-alone': { findings: ['no-discovery'], status: 'stopped' },
  'verifier-with-base-url': { findings: ['no-discovery'], status: 'stopped' },
  'issuer-without-path': { findings: ['issuer-mismatch'], status: 'stopped' },
  'base-url-with-mcp-path': { findings: ['resource-mismatch'], status: 'stopped' },
  'issuer-that-registers-nobody': { findings: ['no-registration-path'], status: 'stopped' },
  'other-algorithm': { findings: ['token-not-accepted'], status: 'stopped' },
  'other-audience': { findings: ['token-not-accepted'], status: 'stopped' },
  'other-issuer': { findings: ['token-not-accepted'], status: 'stopped' },
  'scope-that-is-never-granted': {
    findings: ['registration-needed-less', 'token-not-accepted'],
    status: 'stopped',
  },
  'mounted-without-well-known': { path: '/api/mcp', findings: ['no-discovery'], status: 'stopped' },
  'mounted-with-well-known': { path: '/api/mcp', findings: [], status: 'signed-in' },
  'endpoint-at-root': { path: '/', findings: [], status: 'signed-in' },
  'no-auth': { findings: [], status: 'open' },
  'debug-verifier': { findings: [], status: 'signed-in' },
  'no-redirects-allowed': { findings: ['registration-refused'], status: 'stopped' },
  'hosted-redirects-only': { findings: ['registration-refused'], status: 'stopped' },
  'wrong-upstream-secret': { findings: ['login-not-finished'], status: 'stopped' },
  'unknown-upstream-client': { findings: ['login-not-finished'], status: 'stopped' },
};
