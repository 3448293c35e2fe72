import type { ShownFinding } from '../src/model/messages';
import type { Part } from './bodies';

/** A place in the trace that a finding points to. */
export interface Evidence {
  /** Zero-based, as in the trace. */
  readonly step: number;
  readonly exchange: number;
  readonly part: Part;
  /** Zero-based, when one header field is meant. */
  readonly header?: number;
  /** True when the status itself is meant. */
  readonly status?: boolean;
  /** JSON pointer into the body, empty for all of it, when the body is meant. */
  readonly body?: string;
}

/** Reads a JSON pointer into a trace, RFC 6901; nothing when it points to no exchange. */
export function readEvidence(pointer: string): Evidence | undefined {
  const [root, steps, step, exchanges, exchange, part, member, ...rest] = pointer.split('/');
  if (root !== '' || steps !== 'steps' || exchanges !== 'exchanges') return undefined;
  if (!isIndex(step) || !isIndex(exchange)) return undefined;
  const place = { step: Number(step), exchange: Number(exchange) };
  if (part !== 'request' && part !== 'response') return { ...place, part: 'response' };
  if (member === 'headers' && isIndex(rest[0])) return { ...place, part, header: Number(rest[0]) };
  if (member !== 'body') return { ...place, part, status: member === 'status' };
  const inside = rest[0] === 'text' || rest[0] === 'value' ? rest.slice(1) : rest;
  return { ...place, part, body: inside.map((name) => `/${name}`).join('') };
}

function isIndex(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,4}$/.test(text);
}

/** What is marked in one half of an exchange. */
export interface Marks {
  readonly status: boolean;
  readonly headers: readonly number[];
  readonly body: readonly string[];
}

/** The marks that all findings leave on one half of an exchange. */
export function marksOn(
  findings: readonly ShownFinding[],
  place: { readonly step: number; readonly exchange: number; readonly part: Part },
): Marks {
  const here = findings
    .flatMap((finding) => finding.evidence.map(readEvidence))
    .filter(
      (evidence) =>
        evidence?.step === place.step &&
        evidence.exchange === place.exchange &&
        evidence.part === place.part,
    );
  return {
    status: here.some((evidence) => evidence?.status === true),
    headers: here.flatMap((evidence) => evidence?.header ?? []),
    body: here.flatMap((evidence) => evidence?.body || []),
  };
}
