import type { Node } from 'jsonc-parser';
import { kindWords, type Member, memberOf, membersOf, textOf } from './json-members';
import { quoted } from './one-line';
import type { MemberPath } from './shape';

/** Values of an entry by their names; where one is of the wrong kind, a sentence for the user. */

export type Texts = { readonly [name: string]: string };

/** The member at a path, if everything on the way is an object. */
export function memberAt(node: Node | undefined, path: MemberPath): Member | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const member = memberOf(node, first);
  return rest.length === 0 ? member : memberAt(member?.value, rest);
}

/** The first of some members that is there, with its path joined with dots. */
export function firstOf(
  node: Node | undefined,
  paths: readonly MemberPath[],
): (Member & { readonly path: string }) | undefined {
  for (const path of paths) {
    const member = memberAt(node, path);
    if (member !== undefined) return { ...member, path: path.join('.') };
  }
  return undefined;
}

/** The list, or what is wrong with it. */
export function readList(node: Node | undefined, key: string): readonly string[] | string {
  if (node === undefined) return [];
  if (node.type !== 'array') return `Its “${key}” must be a list, found ${kindWords(node)}.`;
  const texts: string[] = [];
  for (const child of node.children ?? []) {
    const text = textOf(child);
    if (text === undefined) {
      return `Argument ${texts.length + 1} of its “${key}” must be text, found ${kindWords(child)}.`;
    }
    texts.push(text);
  }
  return texts;
}

/**
 * The names and texts, or what is wrong with them. `loose` takes numbers and switches and leaves out
 * nulls, as VS Code does for `env`.
 */
export function readTexts(
  node: Node | undefined,
  key: string,
  each: string,
  loose: boolean,
): Texts | string {
  if (node === undefined) return {};
  if (node.type !== 'object') return `Its “${key}” must be an object, found ${kindWords(node)}.`;
  const texts = new Map<string, string>();
  for (const { name, value } of membersOf(node)) {
    const text = loose && value?.type === 'number' ? String(value.value) : textOf(value);
    if (text !== undefined) texts.set(name, text);
    else if (loose && value?.type === 'null') texts.delete(name);
    else {
      return `The value of the ${each} ${quoted(name)} must be text, found ${kindWords(value)}.`;
    }
  }
  return Object.fromEntries(texts);
}
