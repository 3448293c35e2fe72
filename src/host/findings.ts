/**
 * What is wrong with each configured server, as far as it is known: from its configuration, and from
 * the flows that ran to it. The latter, and what was dismissed, is kept in the state of the workspace;
 * findings are of projected traces, so there is nothing secret in them.
 */

import type * as vscode from 'vscode';
import { type Errand, isErrand } from '../model/errand';
import type { ConfigFile, ServerEntry } from '../model/server';
import type { TraceStatus } from '../model/trace';
import { addressPrint } from './address-print';
import { findingPrint, type KnownFinding, readFinding } from './known-finding';
import { afterRun, allFindings, type RunFindings } from './runs-findings';

export interface Findings {
  /** What is shown of a server: flows first, then its configuration. */
  of(entry: ServerEntry): readonly KnownFinding[];
  dismissedOf(entry: ServerEntry): readonly KnownFinding[];
  /** Whether a finding was dismissed at the server, as it is now. */
  isDismissed(entry: ServerEntry, finding: KnownFinding): boolean;
  /** Takes what a flow to the server has found. */
  record(
    entry: ServerEntry,
    errand: Errand,
    status: TraceStatus,
    findings: readonly KnownFinding[],
  ): void;
  /** Judges the configuration anew. */
  configured(files: readonly ConfigFile[]): void;
  /** Hides a finding, and what follows from it, until something else is found. */
  dismiss(entry: ServerEntry, finding: KnownFinding): void;
  restore(entry: ServerEntry, rules: readonly string[]): void;
  /** Calls back after each change, with the server's entry or for all; what it gives ends that. */
  onDidChange(listener: (entryId: string | undefined) => void): () => void;
}

interface Kept {
  /** `addressPrint` of the server: findings about another address say nothing of it. */
  readonly server: string;
  readonly runs: readonly RunFindings[];
}

type Dismissed = { readonly [rule: string]: string };

const findingsKey = 'findings/1';
const dismissedKey = 'dismissed/1';

/** Servers that are remembered; those that changed longest ago are forgotten first. */
const mostServers = 100;
/** UTF-16 units of all that is kept of findings. */
const mostText = 400_000;

/** What rules find in files, by the id of the entry. */
export type JudgeFiles = (
  files: readonly ConfigFile[],
) => ReadonlyMap<string, readonly KnownFinding[]>;

export function createFindings(
  state: Pick<vscode.Memento, 'get' | 'update'>,
  judge: JudgeFiles,
): Findings {
  const listeners = new Set<(entryId: string | undefined) => void>();
  const kept = readAll(state.get(findingsKey), readKept);
  const dismissed = readAll(state.get(dismissedKey), readDismissed);
  let ofConfig: ReadonlyMap<string, readonly KnownFinding[]> = new Map();

  function tell(entryId: string | undefined): void {
    for (const listener of listeners) listener(entryId);
  }

  function keep<T>(key: string, all: Map<string, T>, entryId: string, value: T): void {
    // Put in anew, so that the order is that of the changes.
    all.delete(entryId);
    all.set(entryId, value);
    let text = JSON.stringify(Object.fromEntries(all));
    while (all.size > mostServers || (text.length > mostText && all.size > 1)) {
      const [oldest] = all.keys();
      if (oldest !== undefined) all.delete(oldest);
      text = JSON.stringify(Object.fromEntries(all));
    }
    void state.update(key, JSON.parse(text));
    tell(entryId);
  }

  function known(entry: ServerEntry): readonly KnownFinding[] {
    const own = kept.get(entry.id);
    const ofFlows = own?.server === printOf(entry) ? allFindings(own.runs) : [];
    return [...ofFlows, ...(ofConfig.get(entry.id) ?? [])];
  }

  function isMarked(entry: ServerEntry, finding: KnownFinding): boolean {
    const marks = dismissed.get(entry.id) ?? {};
    return Object.hasOwn(marks, finding.rule) && marks[finding.rule] === findingPrint(finding);
  }

  function split(entry: ServerEntry, wanted: boolean): readonly KnownFinding[] {
    const all = known(entry);
    const hidden = new Set(all.filter((one) => isMarked(entry, one)).map(({ rule }) => rule));
    return all.filter(
      ({ rule, under }) =>
        (hidden.has(rule) || (under !== undefined && hidden.has(under))) === wanted,
    );
  }

  return {
    of: (entry) => split(entry, false),
    dismissedOf: (entry) => split(entry, true),
    isDismissed: isMarked,
    record(entry, errand, status, findings) {
      const server = printOf(entry);
      const before = kept.get(entry.id);
      const runs = afterRun(
        before?.server === server ? before.runs : [],
        { errand, findings },
        status,
      );
      keep(findingsKey, kept, entry.id, { server, runs });
    },
    configured(files) {
      ofConfig = judge(files);
      tell(undefined);
    },
    dismiss(entry, finding) {
      const marks = { ...dismissed.get(entry.id), [finding.rule]: findingPrint(finding) };
      keep(dismissedKey, dismissed, entry.id, marks);
    },
    restore(entry, rules) {
      // What follows from a cause was dismissed with it, and comes back with it.
      const causes = known(entry).flatMap(({ rule, under }) =>
        rules.includes(rule) && under !== undefined ? [under] : [],
      );
      const back = new Set([...rules, ...causes]);
      const marks = Object.entries(dismissed.get(entry.id) ?? {}).filter(
        ([rule]) => !back.has(rule),
      );
      keep(dismissedKey, dismissed, entry.id, Object.fromEntries(marks));
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function printOf(entry: ServerEntry): string {
  return addressPrint(entry.kind === 'http' ? entry.url : entry.kind);
}

/** What is kept may come from another version, so whatever has another shape counts as absent. */
function readAll<T>(value: unknown, read: (value: object) => T | undefined): Map<string, T> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, one]): [string, T][] => {
      const found = typeof one === 'object' && one !== null ? read(one) : undefined;
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

function readKept(value: object): Kept | undefined {
  const { server, runs } = value as Partial<Record<keyof Kept, unknown>>;
  if (typeof server !== 'string' || !Array.isArray(runs)) return undefined;
  return {
    server,
    runs: runs.flatMap((run: unknown): readonly RunFindings[] => {
      const { errand, findings } = (run ?? {}) as Partial<Record<keyof RunFindings, unknown>>;
      if (!isErrand(errand) || !Array.isArray(findings)) return [];
      return [{ errand, findings: findings.flatMap((one) => readFinding(one) ?? []) }];
    }),
  };
}

function readDismissed(value: object): Dismissed {
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
