/** A sign-in whose refresh tokens work once each, and what becomes of it as time goes by. */

import assert from 'node:assert/strict';
import type { SecretStore } from '../../../src/model/ports';
import { createTokenStore, type SavedSignIn } from '../../../src/oauth/token-store';
import type { RunningPair } from '../../server/faults/parts/pair';
import { startHealthyRefreshRotation } from '../../server/scenarios/healthy-refresh-rotation';
import { grantsAsked } from './seen';

/** Tokens live longer than the margin in which they are renewed beforehand. */
export const startRotation = () => startHealthyRefreshRotation({ accessTokenTtl: 600 });

/** The requests that ask for tokens with a refresh token. */
export const refreshes = ({ requests }: RunningPair): readonly URLSearchParams[] =>
  grantsAsked(requests).filter((fields) => fields.get('grant_type') === 'refresh_token');

/** Has the saved access token run out, as an hour would. */
export async function age(secrets: SecretStore, url: string): Promise<SavedSignIn> {
  const store = createTokenStore(secrets, Date.now);
  await store.update(url, (saved) => ({
    ...saved,
    stored: { ...saved.stored, tokens: { ...saved.stored.tokens, expiresAt: Date.now() - 1000 } },
  }));
  const saved = await store.find(url);
  assert.ok(saved);
  return saved;
}
