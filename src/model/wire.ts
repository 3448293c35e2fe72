/**
 * What travels over HTTP, as plain data: headers, bodies, the metadata documents of OAuth, and a
 * parsed `WWW-Authenticate` challenge. Everything here came from a server and may be wrong.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** Header fields in the order they were sent; a field may repeat. Names are lower-case. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** What a response body turned out to be. `text` is at most the recorder's byte limit. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'text'; readonly text: string; readonly html: boolean };

/** Why no whole response came. `detail` is the runtime's own word for it, such as ECONNREFUSED. */
export interface Failure {
  readonly kind:
    | 'refused'
    | 'name-not-found'
    | 'tls'
    | 'timeout'
    | 'too-large'
    | 'redirect-refused'
    | 'too-many-redirects'
    | 'unsafe-url'
    /** A public server named an address of a private network or of this machine. */
    | 'private-address'
    /** The client cannot prove who it is with the key that it was given. */
    | 'unusable-key'
    | 'aborted'
    | 'network';
  readonly detail: string;
}

/** One challenge of a `WWW-Authenticate` field. Scheme and parameter names are lower-case. RFC 9110 §11.6.1. */
export interface Challenge {
  readonly scheme: string;
  readonly token68?: string;
  readonly parameters: { readonly [name: string]: string };
}

/** All challenges of a response, and every place where the grammar was broken, in words. */
export interface ParsedChallenges {
  readonly challenges: readonly Challenge[];
  readonly problems: readonly string[];
}

/** Protected resource metadata as read: members of the wrong type are left out. RFC 9728 §2. */
export interface ProtectedResourceMetadata {
  readonly resource?: string;
  readonly authorizationServers: readonly string[];
  readonly scopesSupported?: readonly string[];
  readonly bearerMethodsSupported?: readonly string[];
  /** RFC 9728 §2: tokens must be bound to a key. */
  readonly dpopRequired: boolean;
  readonly resourceName?: string;
  readonly problems: readonly string[];
}

/** Authorization server metadata as read: members of the wrong type are left out. RFC 8414 §2, OIDC Discovery §3. */
export interface AuthorizationServerMetadata {
  readonly issuer?: string;
  readonly authorizationEndpoint?: string;
  readonly tokenEndpoint?: string;
  readonly registrationEndpoint?: string;
  readonly revocationEndpoint?: string;
  readonly introspectionEndpoint?: string;
  readonly deviceAuthorizationEndpoint?: string;
  readonly jwksUri?: string;
  readonly scopesSupported?: readonly string[];
  readonly grantTypesSupported?: readonly string[];
  readonly codeChallengeMethodsSupported?: readonly string[];
  readonly tokenEndpointAuthMethodsSupported?: readonly string[];
  readonly introspectionEndpointAuthMethodsSupported?: readonly string[];
  /** Algorithms for a client's assertion, and for DPoP proofs. */
  readonly tokenEndpointAuthSigningAlgs?: readonly string[];
  readonly dpopSigningAlgs?: readonly string[];
  readonly clientIdMetadataDocumentSupported: boolean;
  readonly issParameterSupported: boolean;
  readonly problems: readonly string[];
}
