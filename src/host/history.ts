import * as vscode from 'vscode';
import type { JudgedTrace, Trace } from '../model/trace';
import { afterKeeping, type KeptTrace, readIndex } from './history-index';
import { loadCore } from './load-core';

/** Traces that have come to an end, kept without secrets in the folder that VS Code gives to this workspace. */
export interface TraceHistory {
  /** The newest first, as far as they are known yet. */
  readonly kept: readonly KeptTrace[];
  /** Settles once what earlier windows have kept is known. */
  readonly ready: Promise<void>;
  record(trace: JudgedTrace): Promise<void>;
  /** The trace of an entry, judged anew; `undefined` when its file is gone or cannot be read. */
  read(kept: KeptTrace): Promise<JudgedTrace | undefined>;
  remove(kept: KeptTrace): Promise<void>;
  clear(): Promise<void>;
}

/** A trace that is larger says little that a smaller one does not, in characters. */
const longest = 2_000_000;

export function createHistory(
  {
    storageUri,
    globalStorageUri,
  }: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>,
  log: (message: string) => void,
): TraceHistory {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'traces');
  const index = vscode.Uri.joinPath(folder, 'index.json');
  const fileOf = ({ file }: KeptTrace): vscode.Uri => vscode.Uri.joinPath(folder, file);
  let kept: readonly KeptTrace[] = [];

  const textOf = async (uri: vscode.Uri): Promise<string | undefined> => {
    try {
      return new TextDecoder().decode(await fs.readFile(uri));
    } catch {
      return undefined;
    }
  };
  const ready = textOf(index).then((text) => {
    kept = [...kept, ...readIndex(text)];
  });
  let last: Promise<unknown> = ready;
  /** One after the other, since each writes the index. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work).catch(() => log('The history of traces could not be written.'));
    last = done;
    return done;
  };
  const keepOnly = async (next: readonly KeptTrace[]): Promise<void> => {
    const gone = kept.filter((one) => !next.includes(one));
    kept = next;
    await fs.writeFile(index, Buffer.from(JSON.stringify(next)));
    for (const one of gone) await Promise.resolve(fs.delete(fileOf(one))).catch(() => {});
  };

  return {
    get kept() {
      return kept;
    },
    ready,
    record: (trace) =>
      inTurn(async () => {
        const text = loadCore().traceFile.write(trace);
        if (text.length > longest) return;
        const one = afterKeeping(trace, kept);
        await fs.createDirectory(folder);
        await fs.writeFile(fileOf(one.added), Buffer.from(text));
        await keepOnly(one.kept);
      }),
    async read(one) {
      const text = await textOf(fileOf(one));
      const read = text === undefined ? undefined : loadCore().traceFile.read(text);
      return read?.ok === true ? loadCore().judged(read.trace satisfies Trace) : undefined;
    },
    remove: (one) => inTurn(() => keepOnly(kept.filter((other) => other !== one))),
    clear: () => inTurn(() => keepOnly([])),
  };
}
