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
  'healthy-strict': { findings: [], status: 'signed-in' },
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
  'no-audience': { findings: [], status: 'signed-in' },
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

/** What is said once the server was asked with tokens that it has to refuse. */
export const expectedOfProbes: { readonly [wiring: string]: readonly string[] } = {
  'healthy-strict': [],
  // JWTVerifier takes a token without exp, and one that is not valid yet.
  'healthy-remote': ['accepts-expired-token'],
  'no-audience': ['accepts-token-for-another-service', 'accepts-expired-token'],
  'debug-verifier': [
    'accepts-garbage-token',
    'accepts-foreign-key',
    'accepts-unsigned-token',
    'accepts-public-key-as-secret',
    'accepts-token-for-another-service',
    'accepts-token-of-another-issuer',
    'accepts-expired-token',
  ],
};
