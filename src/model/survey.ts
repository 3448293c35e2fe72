/** What a check learns without signing in: from documents, keys, preflights and host names. */

import type { AuthorizationServerMetadata } from './wire';

/** Where a host is; `unknown` when nobody can look its name up. */
export type HostKind = 'loopback' | 'private' | 'public' | 'unknown';

export interface HostPlace {
  /** As a URL has it: a name, or an address with its brackets. */
  readonly host: string;
  readonly kind: HostKind;
}

/** An address that a document names, and where its host is. */
export interface NamedPlace extends HostPlace {
  readonly url: string;
  /** Which document names it, and as what. */
  readonly namedBy: 'user' | 'challenge' | 'resource-metadata' | 'server-metadata';
  readonly as: string;
}

/** What a browser is told when a page asks whether it may send a request. Fetch, CORS-preflight fetch. */
export interface Preflight {
  readonly of:
    | 'server'
    | 'resource-metadata'
    | 'server-metadata'
    | 'token-endpoint'
    | 'registration-endpoint';
  readonly url: string;
  readonly exchange: string;
  /** `failed`: no answer came. */
  readonly verdict: 'allowed' | 'refused' | 'failed';
  readonly status?: number;
  /** Header fields that the page may not send. */
  readonly missing: readonly string[];
}

/** The keys of one authorization server. RFC 7517. */
export interface KeySet {
  readonly url: string;
  readonly exchange: string;
  /** How many can check a signature. */
  readonly usable: number;
  /** Why others cannot, or why there are none. */
  readonly problems: readonly string[];
}

/** An authorization server that the resource metadata names, as far as it could be read. */
export interface SurveyedServer {
  readonly issuer: string;
  readonly metadataUrl?: string;
  readonly metadata?: AuthorizationServerMetadata;
  readonly keys?: KeySet;
}

export interface Survey {
  /** The page that the preflights speak for. */
  readonly origin: string;
  readonly preflights: readonly Preflight[];
  readonly servers: readonly SurveyedServer[];
  readonly places: readonly NamedPlace[];
}

export type TrialKind =
  | 'as-usual'
  | 'several'
  | 'plain-http'
  | 'custom-scheme'
  | 'none'
  | 'javascript'
  | 'data';

/** One client that was registered to see whether the server takes it. */
export interface Trial {
  readonly kind: TrialKind;
  readonly redirectUris: readonly string[];
  readonly exchange: string;
  readonly status?: number;
  /** A client was registered, and with all of these redirect URIs. */
  readonly accepted: boolean;
  /** Of the client that there is now, or was. */
  readonly clientId?: string;
  /** `not-offered`: the server gave no way to delete it. RFC 7592. */
  readonly removed: 'yes' | 'refused' | 'not-offered' | 'nothing-to-remove';
}
