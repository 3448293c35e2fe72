/** What a server is asked with tokens that it has to refuse, and what came of it. */

export type ProbeId =
  /** The same as everybody: no token at all. */
  | 'no-token'
  /** No token at the requests after the first. */
  | 'no-token-later'
  | 'garbage'
  | 'unsigned'
  /** The token of the sign-in with another signature. */
  | 'broken-signature'
  /** Signed by a key that the issuer does not know, under the name of one of its own. */
  | 'foreign-key'
  /** Signed with HS256, the published key being the secret. RFC 8725 §2.1. */
  | 'public-key-as-secret'
  | 'id-token'
  | 'expired'
  | 'no-expiry'
  | 'another-audience'
  | 'another-issuer'
  | 'no-scope'
  | 'token-in-query'
  /** The token of the sign-in after it was taken back. */
  | 'revoked';

/** `unclear`: the answer tells neither, such as that of a server which is busy. */
export type ProbeVerdict = 'refused' | 'accepted' | 'unclear';

export type Probe =
  | {
      readonly probe: ProbeId;
      readonly sent: true;
      readonly verdict: ProbeVerdict;
      /** The exchange with the answer that decided. */
      readonly exchange: string;
      /** Absent when no whole answer came. */
      readonly status?: number;
      /** Whether whoever was let in got the list of the tools as well; absent when that was not tried. */
      readonly toolsListed?: boolean;
    }
  | {
      readonly probe: ProbeId;
      readonly sent: false;
      /** In words for the user. */
      readonly why: string;
    };

/** What comes of a token that should be let in: without it a refusal says less. */
export type Counterproof = ProbeVerdict | 'not-tried';

export interface Refusals {
  /** The request that went with every token: one that changes nothing. */
  readonly asked: 'server/discover' | 'initialize' | 'event stream' | 'tools/list';
  /** Of the token of the sign-in. */
  readonly goodToken: Counterproof;
  /** Of a correct token that was signed with the key of the user. */
  readonly goodKey: Counterproof;
  readonly probes: readonly Probe[];
}

/** What each of them is, for people. */
export const probeWords: { readonly [probe in ProbeId]: string } = {
  'no-token': 'no token',
  'no-token-later': 'no token after the first request',
  garbage: 'a token made of random letters',
  unsigned: 'a token without a signature (alg none)',
  'broken-signature': 'the token of the sign-in with its signature changed',
  'foreign-key': 'a token signed by a key of somebody else',
  'public-key-as-secret': 'a token signed with the published key as an HS256 secret',
  'id-token': 'the ID token in place of the access token',
  expired: 'an expired token',
  'no-expiry': 'a token that never ends',
  'another-audience': 'a token for another service',
  'another-issuer': 'a token of another issuer',
  'no-scope': 'a token without scope',
  'token-in-query': 'the token in the address instead of the header',
  revoked: 'the token after it was taken back',
};

/** What came of one of them, for people. */
export function probeResult(probe: Probe): string {
  if (!probe.sent) return `not sent: ${probe.why}`;
  const status = probe.status === undefined ? '' : ` with ${probe.status}`;
  switch (probe.verdict) {
    case 'refused':
      return `refused${status}`;
    case 'accepted':
      return `let in${status}${probe.toolsListed === true ? ', and given the tools' : ''}`;
    case 'unclear':
      return `unclear${status}`;
  }
}
