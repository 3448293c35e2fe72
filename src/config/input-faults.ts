import type { Node } from 'jsonc-parser';
import type { AskedInput, ServerEntry } from '../model/server';
import { memberOf, textOf } from './json-members';
import { memberAt } from './node-values';
import { oneLine, quoted } from './one-line';
import type { MemberPath } from './shape';
import { variablesIn } from './variables';

/**
 * Gives a function that says, for an entry, which `${input:id}` nothing in the file declares.
 * `path` names the list of inputs in the top object; without it such files have no inputs.
 */
export function inputFaults(
  root: Node | undefined,
  path: MemberPath | undefined,
): (entry: ServerEntry) => readonly string[] {
  const declared = new Set(inputItems(root, path).map(idOf));
  return (entry) =>
    variablesIn(entry.unresolved)
      .filter(({ kind, name }) => kind === 'input' && !declared.has(name))
      .map(({ name }) =>
        path === undefined
          ? `${quoted(entry.name)} asks for the input ${quoted(name)}, but this file has no inputs; use an environment variable such as \${TOKEN}.`
          : `${quoted(entry.name)} asks for the input ${quoted(name)}, but no entry of “${path.join('.')}” has that id.`,
      );
}

/** What the file says of each input, by its id. A command is not run, so its input is typed in. */
export function askedInputs(
  root: Node | undefined,
  path: MemberPath | undefined,
): { readonly [id: string]: AskedInput } {
  return Object.fromEntries(
    inputItems(root, path).flatMap((item): readonly (readonly [string, AskedInput])[] => {
      const id = idOf(item);
      if (id === undefined) return [];
      const description = textOf(memberOf(item, 'description')?.value);
      const preset = textOf(memberOf(item, 'default')?.value);
      const options = (memberOf(item, 'options')?.value?.children ?? []).flatMap(
        (option) => textOf(option) ?? textOf(memberOf(option, 'value')?.value) ?? [],
      );
      const asked: AskedInput = {
        password: memberOf(item, 'password')?.value?.value === true,
        ...(description !== undefined && { description: oneLine(description, 200) }),
        ...(options.length > 0 && { options: options.slice(0, 100) }),
        ...(preset !== undefined && { preset }),
      };
      return [[id, asked]];
    }),
  );
}

function inputItems(root: Node | undefined, path: MemberPath | undefined): readonly Node[] {
  const list = path === undefined ? undefined : memberAt(root, path)?.value;
  return list?.children ?? [];
}

function idOf(item: Node): string | undefined {
  return textOf(memberOf(item, 'id')?.value);
}
