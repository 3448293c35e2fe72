/**
 * What is known of an identity provider, as data. What nobody has shown is left out: a member that is
 * absent means unknown, never no.
 */

import type { Json } from '../model/wire';

export interface IdentityProvider {
  /** Kebab-case; also the file name. */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly recognised: Recognised;
  /** Parts that differ from tenant to tenant stand in braces. Absent: it has no issuer, or none that is told. */
  readonly issuer?: string;
  /** Issuers and endpoints as they are met. */
  readonly examples: readonly string[];
  /** Of providers without metadata, or whose metadata is no help. */
  readonly endpoints?: {
    readonly authorization: string;
    readonly token: string;
    readonly revocation?: string;
  };
  readonly registration: Registration;
  readonly audience: Audience;
  readonly accessToken: AccessToken;
  readonly pkce?: {
    /** RFC 7636: the method S256 is taken. */
    readonly s256?: boolean;
    /** Its metadata says so. RFC 8414 §2. */
    readonly advertised?: boolean;
  };
  readonly refresh?: Refresh;
  readonly redirect: Redirect;
  readonly environment: readonly EnvironmentVariable[];
  /** What to do in its console, in order, one step each. */
  readonly console: readonly string[];
  readonly fastmcp: FastMcp;
  /** Sentences for people. */
  readonly quirks: readonly string[];
}

/** By what its addresses tell it. Both lists are empty where nothing does. */
export interface Recognised {
  /** Host names. `*` stands for one label or more, and only whole labels. */
  readonly hosts: readonly string[];
  /** Of providers that people run themselves: a path that no other has, in an issuer or an endpoint. */
  readonly paths: readonly RegExp[];
}

/** How clients come to be known there. */
export interface Registration {
  /**
   * RFC 7591. `closed`: it asks for a credential that clients do not have. `own-servers`: for MCP
   * servers of the provider itself, so that such a client gets no token for yours.
   */
  readonly dynamic?: 'open' | 'off-by-default' | 'closed' | 'own-servers' | 'none';
  /** Client id metadata documents. `by-hand`: an administrator takes each one in. */
  readonly documents?: 'open' | 'off-by-default' | 'experimental' | 'by-hand';
  /** Where that is switched on, as an order to an administrator. */
  readonly switchOn?: string;
}

/** For whom tokens are. */
export interface Audience {
  /** What becomes of the `resource` parameter. RFC 8707. */
  readonly resource?: 'honoured' | 'if-registered' | 'if-switched-on' | 'ignored' | 'refused';
  /** A parameter of its own that names the API. */
  readonly parameter?: string;
  /** What `aud` of an access token holds when all is well. */
  readonly becomes?: string;
  /** How it names an API, where that is no address, and the name is that API's alone. */
  readonly ownName?: RegExp;
  /** What makes `aud` name the server, as an order. */
  readonly set?: string;
}

export interface AccessToken {
  /** `depends`: see `jwtWhen`. */
  readonly format?: 'jwt' | 'opaque' | 'depends';
  /** The condition for a JWT, as an order. */
  readonly jwtWhen?: string;
  readonly algorithm?: string;
  /** The claim that holds scopes, where it is not `scope` in words. */
  readonly scopeClaim?: string;
  /** How a server checks a token that it cannot read. */
  readonly checkedBy?: string;
}

export interface Refresh {
  /** The scope that a refresh token is asked for with. */
  readonly scope?: string;
  /** Parameters of the authorization request that it is asked for with. */
  readonly parameters?: { readonly [name: string]: string };
  /** It gives none at all. */
  readonly never?: true;
  /** What an administrator allows it with, as an order. */
  readonly set?: string;
}

/** Which redirect addresses it takes. */
export interface Redirect {
  readonly compared?: 'exact' | 'path-may-be-longer';
  /** Names of this machine that it takes; absent: not known. */
  readonly loopbackHosts?: readonly string[];
  /** Loopback addresses are good with any port. RFC 8252 §7.3. */
  readonly anyLoopbackPort?: boolean;
  /** Where `http` may stand in place of `https`. */
  readonly http?: 'loopback' | 'never';
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly secret: boolean;
}

/** The class of FastMCP that puts a server behind this provider, as of 3.4.7. */
export interface FastMcp {
  /** `proxy`: it registers clients and signs in upstream with one app. `remote`: clients go to the provider. */
  readonly choice: 'proxy' | 'remote';
  readonly class: string;
  readonly module: string;
  /** All but `base_url`, which every class takes. */
  readonly arguments: { readonly [parameter: string]: Argument };
  /** Other classes for it, each with when to take it. */
  readonly others?: { readonly [name: string]: string };
}

export type Argument =
  | { readonly environment: string }
  | { readonly value: Json }
  /** Environment variables stand in braces. */
  | { readonly template: string }
  /** An expression that a person has to write, in words. */
  | { readonly own: string };
