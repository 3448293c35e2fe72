import type { Node } from 'jsonc-parser';
import { kindWords, type Member, memberOf, membersOf, textOf } from './json-members';
import type { ParsedFile } from './parsed-file';
import type { FileShape, MemberPath } from './shape';

/** A server as it is listed in a file, before it is read. */
export interface Listed extends Member {
  /** What it belongs to inside the file. */
  readonly within?: string;
}

export interface Found {
  readonly listed: readonly Listed[];
  /** The member that servers stand under is there, whatever is in it. */
  readonly hasRoot: boolean;
}

type Say = (message: string, node: Node) => void;

/** Every server of a file, in the file's order for each of its roots. */
export function findServers(shape: FileShape, { root, faults }: ParsedFile, say: Say): Found {
  const [first = []] = shape.roots;
  const name = first.join('.');
  if (root === undefined) return { listed: [], hasRoot: false };
  if (root.type !== 'object') {
    if (faults.length === 0)
      say(`Expected an object with “${name}”, found ${kindWords(root)}.`, root);
    return { listed: [], hasRoot: false };
  }
  for (const wrong of shape.mistaken) {
    const member = memberOf(root, wrong);
    if (member?.value?.type !== 'object' || looksLikeServer(member.value, shape)) continue;
    say(
      `Servers under “${wrong}” are not read from this file; put them under “${name}”.`,
      member.key,
    );
  }
  const roots = shape.roots.flatMap((path) => rootsAt(root, path));
  if (roots.length === 0 && shape.flat) {
    const listed = membersOf(root).filter(({ value }) => looksLikeServer(value, shape));
    return { listed, hasRoot: listed.length > 0 };
  }
  return {
    listed: roots.flatMap(({ path, member, within }) =>
      serversIn(member.value, path, shape, say).map((one) =>
        within === undefined ? one : { ...one, within },
      ),
    ),
    hasRoot: roots.length > 0,
  };
}

interface Root {
  /** For a sentence. */
  readonly path: string;
  readonly member: Member;
  readonly within?: string;
}

function rootsAt(node: Node, path: MemberPath): readonly Root[] {
  let at: readonly { readonly node: Node; readonly within?: string }[] = [{ node }];
  for (const part of path.slice(0, -1)) {
    at = at.flatMap((one) => {
      if (part !== '*') {
        const value = memberOf(one.node, part)?.value;
        return value === undefined ? [] : [{ ...one, node: value }];
      }
      return membersOf(one.node).flatMap(({ name, value }) =>
        value === undefined ? [] : [{ node: value, within: name }],
      );
    });
  }
  return at.flatMap(({ node: parent, within }): readonly Root[] => {
    const member = memberOf(parent, path.at(-1) ?? '');
    if (member === undefined) return [];
    const root = { path: path.join('.'), member };
    return [within === undefined ? root : { ...root, within }];
  });
}

function serversIn(
  value: Node | undefined,
  path: string,
  { list }: FileShape,
  say: Say,
): readonly Listed[] {
  if (list === true && value?.type === 'array') {
    return (value.children ?? []).flatMap((item): readonly Listed[] => {
      const name = memberOf(item, 'name')?.value;
      const text = textOf(name);
      if (name !== undefined && text !== undefined) return [{ name: text, key: name, value: item }];
      say(`An item of “${path}” has no “name”, so it is not listed.`, item);
      return [];
    });
  }
  if (value !== undefined && value.type !== 'object' && value.type !== 'null') {
    say(`“${path}” must be an object, found ${kindWords(value)}.`, value);
  }
  return membersOf(value);
}

function looksLikeServer(value: Node | undefined, { entry }: FileShape): boolean {
  const names = [...entry.urls.map(({ key }) => key), ...entry.commands];
  return names.some((name) => textOf(memberOf(value, name)?.value) !== undefined);
}
