/** What the user chose for a run. Secrets that were given are named here and held in the vault. */

import type { Grant, SecretName } from './flow';
import type { JsonObject } from './wire';

export interface RunSettings {
  readonly clientId?: string;
  /** The issuer that the client id belongs to, when the user said so. */
  readonly clientIssuer?: string;
  /** Address of a client id metadata document, which is a client id where the server takes those. */
  readonly clientMetadataUrl?: string;
  /** Signature algorithm and key id of the client's key, where the key does not say. */
  readonly clientKeyAlgorithm?: string;
  readonly clientKeyId?: string;
  /** The secrets that came with the settings. */
  readonly given: readonly GivenSecret[];
  /** The way to a token; absent: it follows from what was given and from the server's metadata. */
  readonly grant?: Grant;
  /** The enterprise identity provider, for the grant `id_jag`. */
  readonly identityProvider?: {
    readonly tokenEndpoint: string;
    readonly clientId: string;
    /** RFC 8693 §3 names of what `subjectToken` is. */
    readonly subjectTokenType: 'id_token' | 'saml2';
  };
  /** Which of several authorization servers, by its issuer. */
  readonly issuer?: string;
  readonly scope?: string;
  /** Where the browser is to come back to, as it is registered for the client. */
  readonly redirectUri?: string;
  /** Added to the authorization request, such as `audience` or `access_type`. */
  readonly extraParameters?: { readonly [name: string]: string };
  /** Bind tokens to a key also where the server does not ask for it. */
  readonly dpop?: boolean;
  /** Who asks about tokens that cannot be read. RFC 7662. */
  readonly introspectionClientId?: string;
  /** Of the errand `probe`: it signs in first, instead of taking a sign-in that was saved. */
  readonly probeSignsIn?: boolean;
  /** A tool to call once signed in. */
  readonly call?: { readonly tool: string; readonly arguments: JsonObject };
  /** What a check registers, and deletes again where the server lets clients do so. */
  readonly trial?: TrialWish;
  /** Rule ids whose stop is stepped past, on record. */
  readonly overrides: readonly string[];
  /** How long to wait for the browser, in seconds. */
  readonly loginTimeout: number;
}

export interface TrialWish {
  /** A client as it would sign in. */
  readonly register: boolean;
  /** One client for each kind of redirect URI, to see which are taken. */
  readonly probes: boolean;
}

/** The secrets that a user can bring to a run. */
export type GivenSecret = Extract<
  SecretName,
  | 'clientSecret'
  | 'clientKey'
  | 'workloadAssertion'
  | 'subjectToken'
  | 'introspectionSecret'
  | 'idpClientSecret'
  | 'pastedToken'
  | 'probeKey'
>;

export type GivenSecrets = { readonly [name in GivenSecret]?: string };
