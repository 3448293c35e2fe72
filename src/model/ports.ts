/** Every effect the engine can have. VS Code, the command line and tests each supply one object. */

import type { Failure } from './wire';

/** A redirect URI that is ours until `close`. */
export interface ReservedRedirect {
  readonly uri: string;
  /** The whole URL that the browser was sent back to, or why none came. */
  wait(limitSeconds: number): Promise<RedirectEnd>;
  close(): void;
}

export type RedirectEnd =
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly received: 'listener' | 'pasted' | 'followed';
      /** Addresses that the login was seen at on its way; not all that there were. */
      readonly seenAt?: readonly string[];
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' };

/** What only the user can say. */
export type PersonQuestion =
  | { readonly about: 'client'; readonly issuer: string }
  | { readonly about: 'issuer'; readonly issuers: readonly string[] };

export type PersonReply =
  | { readonly about: 'client'; readonly clientId: string; readonly clientSecret?: string }
  | { readonly about: 'issuer'; readonly issuer: string };

/** Keeps small secret strings under a key. */
export interface SecretStore {
  /** How long a write takes to be seen by other windows, in milliseconds; 0 when nobody shares the store. */
  readonly visibleAfter?: number;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Why nothing may be sent to this http or https address; `undefined` when it may. */
export type AddressGuard = (url: string) => Promise<Failure | undefined>;

export interface Ports {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The addresses a host name stands for; empty when it has none or nobody can say. */
  readonly lookup: (host: string) => Promise<readonly string[]>;
  /**
   * Opens the login page; `false` when no browser could be opened. Whoever follows its redirects in
   * place of a browser asks the guard about each.
   */
  readonly openBrowser: (url: string, guard: AddressGuard) => Promise<boolean>;
  /**
   * `preferred`: the redirect URI that was registered before, which is taken again if it is free.
   * `exact`: that one and no other; rejects where it cannot be had.
   */
  readonly reserveRedirect: (preferred?: string, exact?: boolean) => Promise<ReservedRedirect>;
  /** Puts a question to the user; nothing comes back when nobody is there or wants to answer. */
  readonly ask: (question: PersonQuestion) => Promise<PersonReply | undefined>;
  readonly secrets: SecretStore;
  readonly log: (message: string) => void;
}
