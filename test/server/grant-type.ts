import type Provider from 'oidc-provider';
import type { TokenEndpointGrantContext } from 'oidc-provider';

/** A grant for the token endpoint that oidc-provider does not bring. RFC 6749 §4.5. */
export interface GrantType {
  /** The value of `grant_type`. */
  readonly name: string;
  /** Other parameters that it reads; the rest of a request is dropped. */
  readonly parameters: readonly string[];
  /** Answers by setting the body of the context; an error of oidc-provider becomes an error response. */
  readonly handle: (provider: Provider, ctx: TokenEndpointGrantContext) => Promise<void>;
}
