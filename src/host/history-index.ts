/** The list of traces that are kept, and how many of them. */

import type { Errand } from '../model/errand';
import { isErrand } from '../model/errand';
import type { JudgedTrace, TraceStatus } from '../model/trace';

/** What is known of a kept trace without reading it. */
export interface KeptTrace {
  /** Name of its file. */
  readonly file: string;
  readonly name: string;
  /** As the trace has it. */
  readonly url: string;
  readonly errand: Errand;
  readonly revision: string;
  readonly status: TraceStatus;
  readonly findings: number;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
}

/** Of one server, and in all. */
const mostOfServer = 15;
const mostInAll = 120;

/** Whether there is something in a trace that one could want to see again. */
export function isWorthKeeping({ status, steps, server }: JudgedTrace): boolean {
  return (
    server.transport !== 'stdio' &&
    !['ready', 'running', 'paused'].includes(status) &&
    steps.some(({ exchanges }) => exchanges.length > 0)
  );
}

/** The list with a trace more; the oldest go beyond what is kept. The newest stands first. */
export function afterKeeping(
  trace: JudgedTrace,
  before: readonly KeptTrace[],
): { readonly added: KeptTrace; readonly kept: readonly KeptTrace[] } {
  const { server, run, revision, status, findings } = trace;
  const taken = new Set(before.map(({ file }) => file));
  let number = 0;
  const began = Math.round(run.beganAt);
  let file = `${began}.mcptrace.json`;
  while (taken.has(file)) {
    number += 1;
    file = `${began}-${number}.mcptrace.json`;
  }
  const added: KeptTrace = {
    file,
    name: server.name,
    url: server.url,
    errand: run.errand,
    revision,
    status,
    findings: findings.length,
    beganAt: run.beganAt,
  };
  const all = [added, ...before];
  const kept = all
    .filter((one) => all.filter(({ url }) => url === one.url).indexOf(one) < mostOfServer)
    .slice(0, mostInAll);
  return { added, kept };
}

/** The earlier traces of the same server, the newest first. */
export function earlierThan(
  { server, run }: Pick<JudgedTrace, 'server' | 'run'>,
  kept: readonly KeptTrace[],
): readonly KeptTrace[] {
  return kept.filter(({ url, beganAt }) => url === server.url && beganAt < run.beganAt);
}

/** A list may come from another version, so whatever has another shape is left out. */
export function readIndex(text: string | undefined): readonly KeptTrace[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is KeptTrace {
  if (typeof value !== 'object' || value === null) return false;
  const { file, name, url, errand, revision, status, findings, beganAt } = value as Partial<
    Record<keyof KeptTrace, unknown>
  >;
  return (
    // Never a path: a list that was tampered with must not have other files deleted.
    typeof file === 'string' &&
    /^[\w-]+\.mcptrace\.json$/.test(file) &&
    [name, url, revision, status].every((one) => typeof one === 'string') &&
    isErrand(errand) &&
    [findings, beganAt].every((one) => Number.isFinite(one))
  );
}
