import type { Client, ClientFile } from './client';
import { inFolder, type Machine, pathOf, templatesOf } from './places';

/** A file that a client may have. */
export interface Candidate {
  readonly client: Client;
  readonly file: ClientFile;
  /** Absolute, or relative to a workspace folder with `/`. A part of it may have `*` for any name. */
  readonly path: string;
}

/** Every path outside of workspaces where a client may keep servers on this machine, each once. */
export function machineCandidates(
  machine: Machine,
  clients: readonly Client[],
): readonly Candidate[] {
  return eachOnce(clients, machine, (template) =>
    inFolder(template) === undefined ? pathOf(template, machine) : undefined,
  );
}

/** The same for paths that lie in each workspace folder, relative to it. */
export function folderCandidates(
  platform: Machine['platform'],
  clients: readonly Client[],
): readonly Candidate[] {
  return eachOnce(clients, { platform }, inFolder);
}

/** All of them for a machine with some workspace folders, absolute. */
export function allCandidates(
  machine: Machine,
  folders: readonly string[],
  clients: readonly Client[],
): readonly Candidate[] {
  const separator = machine.platform === 'win32' ? '\\' : '/';
  const relative = folderCandidates(machine.platform, clients);
  return [
    ...folders.flatMap((folder) =>
      relative.map((one) => ({
        ...one,
        path: [folder.replace(/[\\/]$/, ''), ...one.path.split('/')].join(separator),
      })),
    ),
    ...machineCandidates(machine, clients),
  ];
}

/** Two clients may read one file; it is read as the first of them does. */
function eachOnce(
  clients: readonly Client[],
  { platform }: Pick<Machine, 'platform'>,
  resolve: (template: string) => string | undefined,
): readonly Candidate[] {
  const seen = new Set<string>();
  return clients.flatMap((client) =>
    client.files.flatMap((file) =>
      templatesOf(file.at, platform).flatMap((template): readonly Candidate[] => {
        const path = resolve(template);
        const key = platform === 'linux' ? path : path?.toLowerCase();
        if (path === undefined || key === undefined || seen.has(key)) return [];
        seen.add(key);
        return [{ client, file, path }];
      }),
    ),
  );
}

/** Limits clients to those that a setting names: all, those of the workspace, or some by their ids. */
export type Discovery = 'all' | 'workspace' | readonly string[];

/** The clients that are looked for. Of `workspace` every client is, but only in workspace folders. */
export function chosenClients(clients: readonly Client[], discovery: Discovery): readonly Client[] {
  return typeof discovery === 'string'
    ? clients
    : clients.filter(({ id }) => discovery.includes(id));
}
