import type { Node } from 'jsonc-parser';
import type { VariableForm } from '../model/server';
import type { WrittenMember } from '../model/written-entry';
import { membersOf, textOf } from './json-members';
import { oneLine } from './one-line';
import { secretSign } from './secret-signs';
import type { TextPosition } from './text-position';
import { variablesIn } from './variables';

/** Members of one entry that are looked at. */
const most = 300;

/** How far below the entry: `headers`, and what is in it. */
const deepest = 2;

/** What stands in an entry, in its order, without any of its values. */
export function writtenMembers(
  entry: Node | undefined,
  positionOf: (offset: number) => TextPosition,
  forms: readonly VariableForm[] = [],
): readonly WrittenMember[] {
  const found: WrittenMember[] = [];

  const add = (path: readonly string[], at: Node, value: Node | undefined, before?: Node) => {
    if (found.length >= most) return;
    const text = textOf(value) ?? (value?.type === 'number' ? String(value.value) : undefined);
    const secret = text === undefined ? undefined : secretSign(path, text, textOf(before));
    found.push({
      path: path.map((name) => oneLine(name)),
      ...positionOf(at.offset),
      length: at.length,
      ...(secret !== undefined && { secret }),
      variables: variablesIn(text === undefined ? [] : [text], forms).map((variable) => ({
        kind: variable.kind,
        text: oneLine(variable.text),
      })),
    });
    if (path.length < deepest) walk(value, path);
  };
  const walk = (node: Node | undefined, path: readonly string[]) => {
    for (const { name, key, value } of membersOf(node)) add([...path, name], key, value);
    const items = node?.type === 'array' ? (node.children ?? []) : [];
    for (const [index, item] of items.entries()) {
      add([...path, String(index)], item, item, items[index - 1]);
    }
  };

  walk(entry, []);
  return found;
}
