/** Finding and judging configuration files. Root of the `discovery.js` bundle, with the parsers. */

import {
  type Candidate,
  chosenClients,
  type Discovery,
  folderCandidates,
  machineCandidates,
} from './config/candidates';
import { clientCommands } from './config/client-commands';
import { readClientFile, sizeLimit, unreadFile } from './config/client-file';
import { clients } from './config/clients/list';
import { configFacts } from './config/config-facts';
import { importedServers } from './config/imported-servers';
import { insertServer } from './config/insert-server';
import { sizeProblem } from './config/limits';
import { shownPath } from './config/places';
import { sameServers } from './config/same-server';
import { writtenFor } from './config/writing';
import type { Finding } from './model/finding';
import type { ConfigFile } from './model/server';
import { thisMachine } from './node/machine';
import { readCandidates } from './node/read-config';
import { judgeEntry } from './rules/config/list';

export {
  importedServers,
  readCandidates,
  readClientFile,
  sameServers,
  sizeLimit,
  sizeProblem,
  unreadFile,
};

/** The files that each workspace folder may have, with paths relative to it. */
export function workspaceFiles(discovery: Discovery): readonly Candidate[] {
  return folderCandidates(thisMachine().platform, chosenClients(clients, discovery));
}

/** Reads the files outside of workspaces that exist on this machine. */
export async function readMachineFiles(
  discovery: Discovery,
  uri?: (path: string) => string,
): Promise<readonly ConfigFile[]> {
  if (discovery === 'workspace') return [];
  const machine = thisMachine();
  return readCandidates(machineCandidates(machine, chosenClients(clients, discovery)), {
    label: (path) => shownPath(path, machine),
    ...(uri && { uri }),
  });
}

/** What rules find in the entries of files, by the entry's id. */
export function judgeFiles(files: readonly ConfigFile[]): ReadonlyMap<string, readonly Finding[]> {
  return new Map(configFacts(files).map((facts) => [facts.id, judgeEntry(facts)]));
}

/** Handing a server over to another client. */
export const handOver = { written: writtenFor, insert: insertServer, commands: clientCommands };

/** A file of a client that a server can be written into. */
export interface HandOverFile extends Candidate {
  /** `path` is relative to a workspace folder. */
  readonly inFolder: boolean;
  /** For people. */
  readonly label: string;
}

/** Files of the clients whose way of writing is known, whether they are there or not; no file stands for several. */
export function handOverFiles(): readonly HandOverFile[] {
  const machine = thisMachine();
  const known = clients.filter(({ writes }) => writes !== undefined);
  const isOne = ({ path, file }: Candidate): boolean =>
    !path.includes('*') && file.scope !== 'managed';
  return [
    ...folderCandidates(machine.platform, known).map((one) => ({
      ...one,
      inFolder: true,
      label: one.path,
    })),
    ...machineCandidates(machine, known).map((one) => ({
      ...one,
      inFolder: false,
      label: shownPath(one.path, machine),
    })),
  ].filter(isOne);
}
