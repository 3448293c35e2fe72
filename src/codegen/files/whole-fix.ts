/** Puts together what every target writes: its own files, its edits, and the names of variables. */

import type { FileEdit } from '../../model/fix';
import type { AddAuth, Planned } from '../add-auth';
import type { EnvVariable, Wiring } from '../wiring';
import { consoleSteps } from './console-steps';
import { envExample, ignoreEnv } from './env-example';
import { type OwnFile, ownFiles } from './own-files';

export interface WrittenByTarget {
  readonly own: readonly OwnFile[];
  /** The edits of files that are the user's; nothing where all is right. */
  readonly edits: readonly (FileEdit | undefined)[];
  readonly dependencies: { readonly files: readonly FileEdit[]; readonly notes: readonly string[] };
  /** The file with the auth, by the name that the document calls it. */
  readonly module: string;
  readonly notes?: readonly string[];
  /** Where the module reads more than its wiring does. */
  readonly variables?: readonly EnvVariable[];
}

export function wholeFix(request: AddAuth<Wiring>, written: WrittenByTarget): Planned {
  const { project, site, wiring, choice } = request;
  const variables = (written.variables ?? wiring.env(choice)).map((variable) => {
    const example = variable.secret === true ? undefined : request.known?.[variable.name];
    return example === undefined ? variable : { ...variable, example };
  });
  const steps: OwnFile = [
    'MCP_AUTH.md',
    'What is to be done at the provider',
    consoleSteps(wiring, choice, variables, { base: request.base, module: written.module }),
  ];
  const { files, notes, refused } = ownFiles(project, [...written.own, steps]);
  if (refused !== undefined) return { kind: 'refused', says: refused };
  const all = [
    ...files,
    ...written.edits,
    ...written.dependencies.files,
    envExample(project, variables),
    ignoreEnv(project),
  ].filter((file) => file !== undefined);
  return {
    kind: 'fix',
    fix: {
      title: `Add ${wiring.className} to ${site.path}`,
      files: all,
      notes: [
        ...notes,
        ...written.dependencies.notes,
        ...(written.notes ?? []),
        'Set the variables that .env.example names, and follow MCP_AUTH.md at the provider.',
      ],
    },
  };
}
