/** Asks an authorization server for its metadata, outside of any flow. RFC 8414 §3. */

import type { AuthorizationServerMetadata, Json } from '../model/wire';
import { readBody } from './body-reader';
import { readServerMetadata } from './metadata';
import { isSecureUrl } from './secure-url';
import { type MetadataCandidate, serverMetadataUrls } from './well-known';

export interface AskedProvider {
  readonly source: MetadataCandidate['source'];
  readonly metadata: AuthorizationServerMetadata;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What an answer may take: bytes, and milliseconds. */
const limits = { bytes: 1_000_000, ms: 10_000 };

/** Whether an address may be asked: https, or this machine, and no more than an issuer has. */
export function isIssuer(text: string): boolean {
  return isSecureUrl(text) && !/[?#]/.test(text);
}

/** The first document that names a token endpoint; `undefined` where none does. Redirects are not followed. */
export async function askProvider(
  issuer: string,
  fetchDocument: Fetch,
): Promise<AskedProvider | undefined> {
  if (!isIssuer(issuer)) return undefined;
  for (const { url, source } of serverMetadataUrls(issuer, true)) {
    const metadata = readServerMetadata(await documentAt(url, fetchDocument));
    if (metadata?.tokenEndpoint !== undefined) return { source, metadata };
  }
  return undefined;
}

/** The JSON at an address, within bounds; `null` where there is none. */
async function documentAt(url: string, fetchDocument: Fetch): Promise<Json> {
  const timeUp = AbortSignal.timeout(limits.ms);
  try {
    const response = await fetchDocument(url, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: timeUp,
    });
    if (response.status !== 200) return null;
    const { signal } = new AbortController();
    const { text, end } = await readBody(response, { bytes: limits.bytes, timeUp, signal });
    return end === 'complete' ? (JSON.parse(text) as Json) : null;
  } catch {
    return null;
  }
}
