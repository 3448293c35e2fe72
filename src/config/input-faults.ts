import type { Node } from 'jsonc-parser';
import type { ServerEntry } from '../model/server';
import { memberOf, textOf } from './json-members';
import { quoted } from './one-line';
import { variablesIn } from './variables';

/**
 * Gives a function that says, for an entry, which `${input:id}` nothing in the file declares.
 * `member` names the list of inputs in the top object; without it such files have no inputs.
 */
export function inputFaults(
  root: Node | undefined,
  member: string | undefined,
): (entry: ServerEntry) => readonly string[] {
  const inputs = member === undefined ? undefined : memberOf(root, member)?.value;
  const declared = new Set(
    (inputs?.children ?? []).map((item) => textOf(memberOf(item, 'id')?.value)),
  );
  return (entry) =>
    variablesIn(entry.unresolved)
      .filter(({ kind, name }) => kind === 'input' && !declared.has(name))
      .map(({ name }) =>
        member === undefined
          ? `${quoted(entry.name)} asks for the input ${quoted(name)}, but this file has no inputs; use an environment variable such as \${TOKEN}.`
          : `${quoted(entry.name)} asks for the input ${quoted(name)}, but no entry of “${member}” has that id.`,
      );
}
