/** The tokens that were made for the server to refuse: all of them under one name in the vault. */

import type { MadeToken } from './step';
import type { Vault } from './vault';

/**
 * The one that was made last under this name; an empty text when there is none, so that nothing else
 * goes in its place.
 */
export function heldProbe(vault: Pick<Vault, 'get'>, made: MadeToken): string {
  return heldProbes(vault)[made] ?? '';
}

/** Each stays under its own name, as a request may be made again long after the next was tried. */
export function holdProbe(vault: Vault, made: MadeToken, token: string): void {
  vault.protect(token);
  const [, , signature] = token.split('.');
  if (signature !== undefined) vault.protect(signature);
  vault.put('probeTokens', JSON.stringify({ ...heldProbes(vault), [made]: token }));
}

function heldProbes(vault: Pick<Vault, 'get'>): { readonly [made in MadeToken]?: string } {
  return JSON.parse(vault.get('probeTokens') ?? '{}') as { readonly [made in MadeToken]?: string };
}
