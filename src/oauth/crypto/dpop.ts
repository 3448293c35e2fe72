/** Proofs that whoever uses a token holds the key it is bound to, and the nonces in them. RFC 9449 §4, §8 and §9. */

import { base64url, calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { HeaderList, Json } from '../../model/wire';
import { challengeFieldsOf, parseChallenges } from '../challenge';
import { isObject } from '../metadata';
import { sha256 } from './digest';
import { publicPart, type TextKey } from './key-kinds';
import { readPrivateKey } from './private-key';

export interface DpopProofInput {
  /** What `makeDpopKey` gave. */
  readonly key: string;
  /** HTTP method of the request that the proof goes with. */
  readonly method: string;
  readonly url: string;
  /** The last `DPoP-Nonce` of the same origin. */
  readonly nonce?: string;
  /** Present when a token goes with the request: at the server, not at the token endpoint. */
  readonly accessToken?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: (bytes: number) => Uint8Array;
}

/** A new private key for ES256, as a JWK in JSON. */
export async function makeDpopKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return JSON.stringify({ ...(await exportJWK(privateKey)), alg: 'ES256' });
}

/**
 * The value of the `DPoP` header for one request; each request needs a proof of its own.
 * Throws when the key is not one of `makeDpopKey`, without quoting it. RFC 9449 §4.2.
 */
export async function dpopProof(input: DpopProofInput): Promise<string> {
  const jwk = publicKeyOf(input.key);
  const read = await readPrivateKey(input.key);
  if (!read.ok) throw noKey();
  return new SignJWT({
    jti: base64url.encode(input.random(16)),
    htm: input.method,
    htu: withoutQuery(input.url),
    iat: Math.floor(input.now / 1000),
    ...(input.accessToken !== undefined && { ath: await sha256(input.accessToken) }),
    ...(input.nonce !== undefined && { nonce: input.nonce }),
  })
    .setProtectedHeader({ alg: read.algorithm, typ: 'dpop+jwt', jwk })
    .sign(read.key);
}

/**
 * The thumbprint of the public key, for `dpop_jkt` and to compare with `cnf.jkt`. RFC 7638 §3.
 * Throws when the key is no JWK, without quoting it.
 */
export function dpopThumbprint(key: string): Promise<string> {
  return calculateJwkThumbprint(publicKeyOf(key), 'sha256');
}

function publicKeyOf(key: string): TextKey & { readonly kty: string } {
  const members = publicPart(parse(key));
  if (members === undefined) throw noKey();
  return { ...members, kty: members['kty'] ?? '' };
}

function parse(key: string): { readonly [name: string]: Json } {
  try {
    const value = JSON.parse(key) as Json;
    return isObject(value) ? value : {};
  } catch {
    // The error of `JSON.parse` quotes the text, which is a key here.
    return {};
  }
}

function noKey(): Error {
  return new Error('the key for proofs is no private JWK');
}

/** The address without query and fragment. RFC 9449 §4.2. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** RFC 9449 §8.1: one or more printable characters without quote and backslash. */
const nonceShape = /^[\x21\x23-\x5B\x5D-\x7E]+$/;

/** The nonce of an answer, which the next proof to the same origin takes. RFC 9449 §8.2. */
export function dpopNonceOf(headers: HeaderList): string | undefined {
  return headers.find(([name, value]) => name === 'dpop-nonce' && nonceShape.test(value))?.[1];
}

/**
 * The nonce with which the same request should be sent again, when the answer asks for one:
 * an authorization server with 400 and the error `use_dpop_nonce` in the body, a resource server
 * with 401 and that error in a DPoP challenge. `undefined` for every other answer.
 */
export function dpopNonceWanted(answer: {
  readonly status: number;
  readonly headers: HeaderList;
  /** The member `error` of the JSON in the body. */
  readonly error?: string | undefined;
}): string | undefined {
  const wanted = 'use_dpop_nonce';
  const asked =
    answer.status === 400
      ? answer.error === wanted
      : answer.status === 401 &&
        parseChallenges(challengeFieldsOf(answer.headers)).challenges.some(
          ({ scheme, parameters }) => scheme === 'dpop' && parameters['error'] === wanted,
        );
  return asked ? dpopNonceOf(answer.headers) : undefined;
}
