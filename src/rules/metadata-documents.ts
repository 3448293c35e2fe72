/** The metadata documents in a trace: those that came, and the one that the flow went by. */

import type { Trace } from '../model/trace';
import { bodyObject, exchangesOf, type Found } from './evidence';

export interface Document extends Found {
  /** The address that was asked, where redirects led on from it. */
  readonly askedAt: string;
}

export type MetadataStep = 'resource-metadata' | 'server-metadata';

/** Every answer of the step that is a document, in order. */
export function documentsOf(trace: Trace, step: MetadataStep): readonly Document[] {
  const documents: Document[] = [];
  /** The address at which the redirects to each exchange began. A redirect stands before where it led. */
  const began = new Map<string, string>();
  for (const found of exchangesOf(trace, step)) {
    const { id, redirectOf, request, response } = found.exchange;
    const askedAt = began.get(redirectOf ?? '') ?? request.url;
    began.set(id, askedAt);
    if (response?.status === 200 && bodyObject(found.exchange) !== undefined) {
      documents.push({ ...found, askedAt });
    }
  }
  return documents;
}

/** The document that was used, or that the flow stopped at: the first of those that could be. */
export function documentOf(trace: Trace, step: MetadataStep): Document | undefined {
  const documents = documentsOf(trace, step);
  const { resource, authorizationServer: server } = trace.facts;
  const used = step === 'resource-metadata' ? resource?.metadataUrl : server?.metadataUrl;
  if (used !== undefined) return documents.findLast(({ askedAt }) => askedAt === used);
  if (step === 'resource-metadata') return documents[0];
  // Another issuer may have been passed over before.
  const last = documents.at(-1);
  return last && documents.find((one) => issuerBehind(one) === issuerBehind(last));
}

/** The issuer that an address for metadata is made from, but for a slash at its end. RFC 8414 §3.1 and §5. */
export function issuerBehind({ askedAt }: Pick<Document, 'askedAt'>): string {
  // In a saved trace an address can be masked.
  if (!URL.canParse(askedAt)) return askedAt;
  const { origin, pathname } = new URL(askedAt);
  const wellKnown = /\/\.well-known\/(oauth-authorization-server|openid-configuration)/;
  return origin + pathname.replace(wellKnown, '').replace(/\/$/, '');
}
