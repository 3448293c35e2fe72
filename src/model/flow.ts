/**
 * A flow as data: the steps it can have, the facts they give, and what came back to them.
 * Nothing in this file is secret. Where a secret belongs, a `SecretRef` names it, and the value
 * stays in the flow's vault.
 */

import type {
  AuthorizationServerMetadata,
  Body,
  Challenge,
  Failure,
  HeaderList,
  JsonObject,
  ProtectedResourceMetadata,
} from './wire';

export type StepId =
  | 'stdio-server'
  | 'first-request'
  | 'challenge'
  | 'resource-metadata'
  | 'server-metadata'
  | 'client-identity'
  | 'registration'
  | 'pkce'
  | 'browser-login'
  | 'callback'
  | 'token-request'
  | 'stored-token'
  | 'refresh'
  | 'token-check'
  | 'connect'
  | 'list-tools'
  | 'call-tool';

export type Phase = 'discover' | 'identify' | 'authorize' | 'token' | 'use';

/** The party a request goes to; also the lane it is drawn in. */
export type Party = 'server' | 'authorization-server';

/** The secrets a flow can hold. Values live in the vault, nowhere else. */
export type SecretName =
  | 'accessToken'
  | 'refreshToken'
  | 'idToken'
  | 'code'
  | 'codeVerifier'
  | 'state'
  | 'clientSecret'
  | 'registrationAccessToken'
  /** Private key of the client, as PKCS #8 in PEM or as a JWK in JSON. */
  | 'clientKey'
  /** Private key that tokens are bound to, as a JWK in JSON. RFC 9449. */
  | 'dpopKey'
  /** What a workload proves itself with at the authorization server. RFC 7523 §2.1. */
  | 'workloadAssertion'
  /** What the enterprise identity provider signed for this person, and what it gave in exchange. */
  | 'subjectToken'
  | 'identityAssertion'
  | 'deviceCode'
  /** Of the client that may ask about tokens. RFC 7662 §2.1. */
  | 'introspectionSecret'
  /** Of the client at the enterprise identity provider. */
  | 'idpClientSecret';

/** Stands where a secret's value goes; filled in when the request is sent. */
export interface SecretRef {
  readonly secret: SecretName;
}

/** What may be known of a token without knowing the token. */
export interface TokenShape {
  readonly length: number;
  /** Present when it parses as a JWT; the signature is not part of it. */
  readonly jwt?: { readonly header: JsonObject; readonly claims: JsonObject };
}

export type ClientAuthMethod =
  | 'none'
  | 'client_secret_basic'
  | 'client_secret_post'
  | 'private_key_jwt';

/** How tokens are come by. The words of `grant_types_supported`, shortened. */
export type Grant =
  | 'authorization_code'
  | 'client_credentials'
  /** A workload's own assertion as the grant. RFC 7523 §2.1. */
  | 'jwt_bearer'
  /** An identity provider's assertion, exchanged and then used as the grant. Enterprise-managed authorization. */
  | 'id_jag'
  /** RFC 8628. */
  | 'device_code';

export type RegistrationWay = 'pre-registered' | 'metadata-document' | 'dynamic';

/** Outcome of one check, in the words the user reads. */
export interface Check {
  readonly id: 'signature' | 'issuer' | 'audience' | 'expiry' | 'not-before' | 'type' | 'scope';
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly expected: string;
  readonly actual: string;
}

/** Everything a step may need or give. One member per idea; no optional bag. */
export interface Facts {
  /** How the server answered a request: let in, or refused with these challenge fields. */
  readonly access: {
    readonly open: boolean;
    readonly status: number;
    /** Values of the `WWW-Authenticate` fields, in order. */
    readonly challengeFields: readonly string[];
  };
  readonly challenge: {
    readonly challenges: readonly Challenge[];
    readonly problems: readonly string[];
    /** Absent: the response carried no usable Bearer challenge. */
    readonly bearer?: Challenge;
    readonly resourceMetadataUrl?: string;
    readonly scope?: string;
    readonly error?: string;
    readonly errorDescription?: string;
  };
  readonly resource: {
    /** The canonical URI that goes out as the `resource` parameter. RFC 8707 §2. */
    readonly resource: string;
    readonly source: 'metadata' | 'server-url';
    readonly metadataUrl?: string;
    readonly metadata?: ProtectedResourceMetadata;
    /** Issuer identifier of the authorization server chosen. */
    readonly authorizationServer: string;
    /** True when the rules of 2025-03-26 chose it: the server's own origin. */
    readonly legacy: boolean;
  };
  readonly authorizationServer: {
    readonly issuer: string;
    readonly source: 'oauth' | 'openid' | 'default-endpoints';
    readonly metadataUrl?: string;
    readonly metadata: AuthorizationServerMetadata;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
  };
  readonly clientIdentity: {
    readonly way: RegistrationWay;
    readonly redirectUri: string;
    readonly scope?: string;
    readonly scopeSource: 'settings' | 'challenge' | 'step-up' | 'metadata' | 'none';
  };
  readonly client: {
    readonly clientId: string;
    readonly way: RegistrationWay;
    readonly issuer: string;
    readonly redirectUri: string;
    readonly authMethod: ClientAuthMethod;
    readonly hasSecret: boolean;
    /** Where the registration is read, changed and deleted. RFC 7592 §3. */
    readonly registrationClientUri?: string;
    /** The scope that the server registered the client for; absent when it did not say. RFC 7591 §2. */
    readonly registeredScope?: string;
    /** Milliseconds since the epoch; absent when the secret does not run out. RFC 7591 §3.2.1. */
    readonly secretExpiresAt?: number;
    /** Milliseconds since the epoch. */
    readonly registeredAt?: number;
  };
  readonly authorizationRequest: {
    readonly endpoint: string;
    /** In the order they are sent. A `SecretRef` is filled in when the browser opens. */
    readonly parameters: readonly (readonly [name: string, value: string | SecretRef])[];
    readonly codeChallenge: string;
    readonly redirectUri: string;
  };
  readonly authorizationResponse: AuthorizationResponse;
  /** The response was checked and holds a code. */
  readonly code: { readonly received: true; readonly issCheck: 'match' | 'not-sent' };
  readonly tokens: TokenSet;
  readonly tokenCheck: {
    readonly format: 'jwt' | 'opaque';
    readonly checks: readonly Check[];
    readonly keyId?: string;
  };
  readonly session: WireSession;
  readonly tools: readonly WireTool[];
  readonly called: { readonly tool: string; readonly text: string; readonly isError: boolean };
  readonly stored: StoredToken;
}

export type Fact = keyof Facts;

/** What the redirect brought back. Code and `state` stay in the vault; only the comparison is known. */
export interface AuthorizationResponse {
  readonly code: 'present' | 'absent';
  readonly state: 'match' | 'mismatch' | 'absent';
  readonly iss?: string;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly received: 'listener' | 'pasted' | 'followed';
}

export interface TokenSet {
  readonly tokenType: string;
  readonly accessToken: TokenShape;
  readonly refreshToken?: TokenShape;
  readonly idToken?: TokenShape;
  readonly scope?: string;
  /** Milliseconds since the epoch; absent when the server did not say. */
  readonly expiresAt?: number;
}

/** A saved sign-in, without its secrets, and all that a later run needs to renew, check and revoke it. */
export interface StoredToken {
  readonly tokens: TokenSet;
  readonly issuer: string;
  readonly resource: string;
  readonly tokenEndpoint: string;
  /** RFC 7009 §2. */
  readonly revocationEndpoint?: string;
  /** RFC 7662 §2. */
  readonly introspectionEndpoint?: string;
  readonly jwksUri?: string;
  /** Where the authorization server's metadata was read. */
  readonly metadataUrl?: string;
  readonly client: Facts['client'];
  /** How the tokens were first come by, before any refresh. */
  readonly grant: Grant;
  /** The access token is good only with a proof by the saved key. RFC 9449 §5. */
  readonly dpopBound: boolean;
  /** Absent when the request named no scope. */
  readonly scopeAsked?: string;
  /** When these tokens came, in milliseconds since the epoch; 0 when nobody noted it. */
  readonly obtainedAt: number;
  /** The last refresh, if it failed; `at` in milliseconds since the epoch, `error` as the server put it. */
  readonly refreshFailed?: { readonly at: number; readonly error: string };
}

export interface WireSession {
  readonly serverName: string;
  readonly serverVersion: string;
  readonly protocolVersion: string;
  /** The wire it speaks: stateless since 2026-07-28, by `initialize` before. */
  readonly era: '2025' | '2026';
  readonly transport: 'streamable-http' | 'sse' | 'stdio';
  readonly capabilities: readonly string[];
  readonly instructions?: string;
}

export interface WireTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
}

export type WireCall =
  | { readonly kind: 'connect' }
  | { readonly kind: 'list-tools' }
  | { readonly kind: 'call-tool'; readonly name: string; readonly arguments: JsonObject };

export type WireResult =
  | { readonly kind: 'connected'; readonly session: WireSession }
  | { readonly kind: 'tools'; readonly tools: readonly WireTool[] }
  | { readonly kind: 'called'; readonly text: string; readonly isError: boolean }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** The HTTP status behind the failure, when there was one. */
      readonly status?: number;
      readonly headers: HeaderList;
    };

/** What a browser login ended in. */
export type LoginEnd =
  | { readonly kind: 'returned'; readonly response: AuthorizationResponse }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'cancelled' };

/** What came back to a step for each action it asked for. */
export type Outcome =
  | {
      readonly kind: 'response';
      readonly exchange: string;
      readonly url: string;
      readonly status: number;
      readonly headers: HeaderList;
      /** JSON members that the step asked to keep are replaced by `{ secret: name }`. */
      readonly body: Body;
      readonly kept: { readonly [name in SecretName]?: TokenShape };
    }
  | {
      readonly kind: 'failure';
      readonly exchange: string;
      readonly url: string;
      readonly failure: Failure;
    }
  | { readonly kind: 'made-pkce'; readonly codeChallenge: string }
  | { readonly kind: 'checked-token'; readonly checks: readonly Check[]; readonly keyId?: string }
  | { readonly kind: 'redirect'; readonly uri: string }
  | { readonly kind: 'no-redirect'; readonly message: string }
  | { readonly kind: 'login'; readonly end: LoginEnd }
  | { readonly kind: 'wire'; readonly result: WireResult }
  | { readonly kind: 'loaded'; readonly stored?: StoredToken };

/** Why a flow cannot go on. Rules turn it into a finding; `says` stands alone if none does. */
export interface StopReason {
  readonly code: StopCode;
  readonly says: string;
  /** The rule id that, given as an override, lets the flow go on past this point. */
  readonly override?: string;
}

export type StopCode =
  | 'server-unreachable'
  | 'server-error'
  | 'not-mcp'
  | 'no-discovery'
  | 'resource-metadata-unusable'
  | 'resource-mismatch'
  | 'no-server-metadata'
  | 'issuer-mismatch'
  | 'server-metadata-unusable'
  | 'pkce-not-advertised'
  | 'insecure-endpoint'
  | 'no-registration-path'
  | 'registration-refused'
  | 'no-redirect'
  | 'login-not-finished'
  | 'authorization-refused'
  | 'state-mismatch'
  | 'iss-mismatch'
  | 'no-code'
  | 'token-refused'
  | 'token-unusable'
  | 'token-not-accepted'
  | 'session-failed'
  | 'no-stored-token'
  | 'refresh-refused'
  | 'step-limit';

/** What the user chose for this run. */
export interface RunSettings {
  readonly clientId?: string;
  /** Address of a client id metadata document, which is a client id where the server takes those. */
  readonly clientMetadataUrl?: string;
  readonly hasClientSecret: boolean;
  readonly scope?: string;
  /** A tool to call once signed in. */
  readonly call?: { readonly tool: string; readonly arguments: JsonObject };
  /** Rule ids whose stop is stepped past, on record. */
  readonly overrides: readonly string[];
  /** How long to wait for the browser, in seconds. */
  readonly loginTimeout: number;
}
