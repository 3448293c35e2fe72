/** Holds the secret values of one flow in memory. The only way out is `credentials.ts` and `redact.ts`. */

import type { SecretName } from '../model/flow';
import type { TokenShape } from '../model/tokens';
import type { Json } from '../model/wire';
import { isObject } from './metadata';
import { isTooDeep } from './nesting';
import { secretsInPage } from './secret-names';

export interface Vault {
  get(name: SecretName): string | undefined;
  put(name: SecretName, value: string): void;
  drop(name: SecretName): void;
  /** Protects a value that is not the flow's own, such as a configured header. */
  protect(value: string): void;
  /** Every value ever held, so that it stays redacted after it was replaced. */
  protectedValues(): readonly string[];
  /** All that is in it, for the secret store. */
  content(): VaultContent;
}

export interface VaultContent {
  readonly held: { readonly [name in SecretName]?: string };
  readonly known: readonly string[];
}

/** A vault, empty or with what another had in it. `known`: values that stay protected in several vaults. */
export function createVault(
  content: VaultContent = { held: {}, known: [] },
  known: Set<string> = new Set(),
): Vault {
  const held = new Map(Object.entries(content.held) as [SecretName, string][]);
  for (const value of content.known) known.add(value);
  return {
    get: (name) => held.get(name),
    put(name, value) {
      held.set(name, value);
      for (const secret of secretsIn(name, value)) known.add(secret);
    },
    drop: (name) => void held.delete(name),
    protect: (value) => void known.add(value),
    protectedValues: () => [...known],
    content: () => ({ held: Object.fromEntries(held), known: [...known] }),
  };
}

/** What of a secret's value must not be seen: all of it, or of a page's address what is one person's. */
export function secretsIn(name: SecretName, value: string): readonly string[] {
  if (name === 'verificationUriComplete') return secretsInPage(value);
  // Each of them is protected by itself.
  if (name === 'probeTokens') return [];
  // Header and claims of a JWT are shown, so its signature alone would complete it.
  const signature = value.split('.')[2];
  return signature === undefined ? [value] : [value, signature];
}

/** What may be known of a token: its length, and header and claims when it parses as a JWT (RFC 7519 §3). */
export function shapeOf(token: string): TokenShape {
  const jwt = jwtIn(token);
  return {
    length: token.length,
    ...(!/^[\t\x20-\x7e\x80-\xff]*$/.test(token) && { unsendable: true }),
    ...(jwt !== undefined && { jwt }),
  };
}

function jwtIn(token: string): TokenShape['jwt'] {
  const [header, claims, signature, more] = token.split('.', 4);
  if (signature === undefined || more !== undefined) return undefined;
  const parsed = { header: decode(header), claims: decode(claims) };
  return isObject(parsed.header) && isObject(parsed.claims)
    ? { header: parsed.header, claims: parsed.claims }
    : undefined;
}

function decode(part: string | undefined): Json | undefined {
  try {
    const binary = atob((part ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Json;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
