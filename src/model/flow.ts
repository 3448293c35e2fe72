/**
 * A flow as data: the steps it can have, the facts they give, and what came back to them.
 * Nothing in this file is secret. Where a secret belongs, a `SecretRef` names it, and the value
 * stays in the flow's vault.
 */

import type { Check } from './check';
import type { Refusals } from './probe';
import type { WireSession, WireTool } from './session';
import type { Survey, Trial } from './survey';
import type { StoredToken, TokenSet, TokenShape } from './tokens';
import type { AuthorizationServerMetadata, Challenge, ProtectedResourceMetadata } from './wire';

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
  | 'client-document'
  | 'client-credentials'
  | 'identity-assertion'
  | 'assertion-grant'
  | 'device-authorization'
  | 'device-approval'
  | 'device-token'
  | 'stored-token'
  | 'pasted-token'
  | 'refresh'
  | 'token-check'
  | 'introspection'
  | 'revocation'
  | 'revocation-proof'
  | 'unregister'
  | 'refusals'
  | 'survey'
  | 'trial-registration'
  | 'connect'
  | 'list-tools'
  | 'call-tool';

export type Phase = 'discover' | 'identify' | 'authorize' | 'token' | 'use';

/** The party a request goes to; also the lane it is drawn in. */
export type Party = 'server' | 'authorization-server' | 'identity-provider' | 'client-host';

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
  /** What the person types in at the device page; shown to that person only. RFC 8628 §3.2. */
  | 'userCode'
  /** The device page with the user code in its address. RFC 8628 §3.3.1. */
  | 'verificationUriComplete'
  /** A token that the user brought to have it checked. */
  | 'pastedToken'
  /** Of the client that may ask about tokens. RFC 7662 §2.1. */
  | 'introspectionSecret'
  /** Of the client at the enterprise identity provider. */
  | 'idpClientSecret'
  /** The private key that the user's authorization server signs with, as PKCS #8 in PEM or a JWK in JSON. */
  | 'probeKey'
  /** What a server is probed with: tokens that were made, or belong elsewhere, as an object in JSON. */
  | 'probeTokens';

/** Stands where a secret's value goes; filled in when the request is sent. */
export interface SecretRef {
  readonly secret: SecretName;
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

/** Everything a step may need or give. One member per idea; no optional bag. */
export interface Facts {
  /** How the server answered a request: let in, or refused with these challenge fields. */
  readonly access: {
    readonly open: boolean;
    readonly status: number;
    /** Values of the `WWW-Authenticate` fields, in order. */
    readonly challengeFields: readonly string[];
    /** How messages travel, where the answer has shown it. */
    readonly transport?: 'http' | 'sse';
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
    /** The others that the metadata lists, in its order. RFC 9728 §7.6. */
    readonly otherServers: readonly string[];
    /** True when the rules of 2025-03-26 chose it: the server's own origin. */
    readonly legacy: boolean;
  };
  readonly authorizationServer: {
    readonly issuer: string;
    /**
     * The name that credentials are kept under: the issuer that was asked for, whatever the document
     * calls itself, so that a server cannot pass for another and be handed what belongs there.
     */
    readonly askedAs: string;
    readonly source: 'oauth' | 'openid' | 'default-endpoints';
    readonly metadataUrl?: string;
    readonly metadata: AuthorizationServerMetadata;
    /** Absent at a server that signs in no people. */
    readonly authorizationEndpoint?: string;
    readonly tokenEndpoint: string;
  };
  readonly clientIdentity: {
    readonly way: RegistrationWay;
    readonly grant: Grant;
    /** Whether tokens are bound to a key of the client. RFC 9449. */
    readonly binding: 'bearer' | 'dpop';
    /** Absent for a grant without browser. */
    readonly redirectUri?: string;
    readonly scope?: string;
    readonly scopeSource: 'settings' | 'challenge' | 'step-up' | 'metadata' | 'none';
  };
  /** What the fetched client id metadata document says. */
  readonly clientDocument: {
    readonly url: string;
    readonly reachable: boolean;
    readonly problems: readonly string[];
  };
  readonly client: {
    readonly clientId: string;
    readonly way: RegistrationWay;
    readonly issuer: string;
    readonly redirectUri?: string;
    readonly authMethod: ClientAuthMethod;
    /** What the server takes of a client that signs, where its metadata says. RFC 8414 §2. */
    readonly signingAlgorithms?: readonly string[];
    readonly hasSecret: boolean;
    /** Where the registration can be read and deleted. RFC 7592 §3. */
    readonly registrationClientUri?: string;
    /** The scope that was registered, when one was. */
    readonly registeredScope?: string;
    /** When the secret ends, in milliseconds since the epoch. RFC 7591 §3.2.1. */
    readonly secretExpiresAt?: number;
    /** Milliseconds since the epoch. */
    readonly registeredAt?: number;
    /** Members that an earlier attempt had and the server refused. */
    readonly leftOut?: readonly string[];
  };
  readonly authorizationRequest: {
    readonly endpoint: string;
    /** In the order they are sent. A `SecretRef` is filled in when the browser opens. */
    readonly parameters: readonly (readonly [name: string, value: string | SecretRef])[];
    readonly codeChallenge: string;
    readonly redirectUri: string;
    /** What `iss` of the answer must be, and whether the server promises to send it. RFC 9207 §2.4. */
    readonly issuer: string;
    readonly issPromised: boolean;
    /** Whether the revision has clients stop when it does not fit. */
    readonly issChecked: boolean;
  };
  readonly authorizationResponse: AuthorizationResponse;
  /** The response was checked and holds a code. */
  readonly code: { readonly received: true };
  /** The identity provider's assertion for this server. */
  readonly identityAssertion: { readonly shape: TokenShape; readonly expiresAt?: number };
  readonly deviceAuthorization: {
    readonly verificationUri: string;
    /** Seconds between two polls. */
    readonly interval: number;
    /** Milliseconds since the epoch. */
    readonly expiresAt: number;
  };
  readonly deviceApproval: { readonly shown: true };
  readonly tokens: TokenSet;
  /** What may be known of a token that the user brought. */
  readonly pasted: TokenShape;
  /** `active` is absent when the server did not say. */
  readonly introspection: { readonly active?: boolean; readonly checks: readonly Check[] };
  readonly revocation: {
    /** Which tokens were sent, and what the server said to each. */
    readonly answers: readonly {
      readonly token: 'refresh_token' | 'access_token';
      readonly status: number;
    }[];
  };
  readonly revocationProof: {
    /** Whether the server still takes the access token; unknown when it did not answer. */
    readonly accessToken: 'dead' | 'alive' | 'unknown';
    readonly refreshToken: 'dead' | 'alive' | 'not-tried';
  };
  /** What the server did with tokens that it has to refuse. */
  readonly refusals: Refusals;
  readonly unregistered: { readonly client: Facts['client'] };
  readonly tokenCheck: {
    readonly format: 'jwt' | 'opaque';
    readonly checks: readonly Check[];
    readonly keyId?: string;
  };
  readonly survey: Survey;
  readonly trials: readonly Trial[];
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
  readonly issCheck: 'match' | 'mismatch' | 'missing' | 'not-sent';
  /** Left out when `iss` does not fit: nobody knows whose words they would be. */
  readonly error?: string;
  readonly errorDescription?: string;
  readonly received: 'listener' | 'pasted' | 'followed';
  /** Hosts other than the authorization server's that the login was seen at; absent where none was. */
  readonly seenAt?: readonly string[];
}
