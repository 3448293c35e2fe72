import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import { newSigningKey } from '../../signing-key';
import type { TokenReader } from '../../token-reader';
import { claimsOf } from './own-signer';
import { type Addresses, type Difference, type RunningPair, startPair } from './pair';

/** Signs in and probes, with the key that the authorization server signs with. */
export function startProbedPair(
  differ: (at: Addresses) => Difference = () => ({}),
): Promise<RunningPair> {
  const signingKey = newSigningKey();
  return startPair((at) => {
    const difference = differ(at);
    return {
      ...difference,
      settings: { signingKey, ...difference.settings },
      run: {
        errands: ['probe'],
        secrets: { probeKey: JSON.stringify(signingKey) },
        ...difference.run,
        settings: { probeSignsIn: true, ...difference.run?.settings },
      },
    };
  });
}

/** Takes a token that the healthy reader refuses when `when` says so of its header and claims. */
export function alsoTakes(
  when: (
    header: JWTPayload,
    claims: JWTPayload,
    token: string,
  ) => boolean | undefined | Promise<boolean | undefined>,
): (healthy: TokenReader) => TokenReader {
  return (healthy) => async (token) => {
    const reading = await healthy(token);
    if ('claims' in reading || token.split('.').length !== 3) return reading;
    const claims = claimsOf(token);
    return (await when(headerOf(token), claims, token)) === true ? { claims } : reading;
  };
}

function headerOf(token: string): JWTPayload {
  const [header = ''] = token.split('.');
  return JSON.parse(Buffer.from(header, 'base64url').toString()) as JWTPayload;
}

/** Checks the signature, and of the claims only what is asked for. */
export function verifies(issuer: string, options: JWTVerifyOptions): () => TokenReader {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return () => async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, options);
      return { claims: payload };
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return { problem: error.message };
    }
  };
}
