import type { Node } from 'jsonc-parser';

/** One `"name": value` of an object; an invalid file may lack the value. */
export interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node | undefined;
}

/** All members of an object in their order, and none of anything else. */
export function membersOf(node: Node | undefined): readonly Member[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key?.type === 'string' ? [{ name: String(key.value), key, value }] : [];
  });
}

/** The member that counts: of several with one name JSON takes the last. */
export function memberOf(node: Node | undefined, name: string): Member | undefined {
  const properties = node?.type === 'object' ? (node.children ?? []) : [];
  // Asked for all the time, so without a list of all members.
  for (let at = properties.length - 1; at >= 0; at -= 1) {
    const [key, value] = properties[at]?.children ?? [];
    if (key?.type === 'string' && key.value === name) return { name, key, value };
  }
  return undefined;
}

/** The value as text, if it is text. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined;
}

/** What a value is, for a sentence that says something else was expected. */
export function kindWords(node: Node | undefined): string {
  switch (node?.type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return node.value === true ? 'true' : 'false';
    case 'null':
      return 'null';
    default:
      return 'nothing';
  }
}
