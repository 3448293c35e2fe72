/** What came back to a step for each action it asked for. */

import type { Check } from './check';
import type { AuthorizationResponse, SecretName } from './flow';
import type { WireResult } from './session';
import type { HostPlace } from './survey';
import type { StoredToken, TokenShape } from './tokens';
import type { Body, Failure, HeaderList } from './wire';

/** What a person said; a secret in it is in the vault. */
export type PersonAnswer =
  | { readonly about: 'client'; readonly clientId: string; readonly hasSecret: boolean }
  | { readonly about: 'issuer'; readonly issuer: string };

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
      /** Absent when nothing was sent: a login page that may not be opened. */
      readonly exchange?: string;
      readonly url: string;
      readonly failure: Failure;
    }
  | { readonly kind: 'looked-up'; readonly places: readonly HostPlace[] }
  | { readonly kind: 'made-dpop-key' }
  | { readonly kind: 'looked-at'; readonly shape: TokenShape }
  /** A token for the server to refuse is in the vault, unless it could not be made. */
  | { readonly kind: 'made-probe'; readonly why?: string }
  | { readonly kind: 'made-pkce'; readonly codeChallenge: string }
  | { readonly kind: 'checked-token'; readonly checks: readonly Check[]; readonly keyId?: string }
  | { readonly kind: 'redirect'; readonly uri: string }
  | { readonly kind: 'no-redirect'; readonly message: string }
  | { readonly kind: 'login'; readonly end: LoginEnd }
  | { readonly kind: 'wire'; readonly result: WireResult }
  | { readonly kind: 'loaded'; readonly stored?: StoredToken }
  /** The registrations of an issuer that were saved are now among those of the run. */
  | { readonly kind: 'loaded-registrations' }
  /** The lock is held until the step ends, and this is what was saved by then. */
  | { readonly kind: 'held'; readonly stored?: StoredToken }
  /** The device page is open, and its code is shown. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'waited'; readonly seconds: number }
  | { readonly kind: 'answered'; readonly answer: PersonAnswer | undefined };
