/** Tools that need more than what every caller has: `auth=require_scopes(…)` at their decorators. */

import type { TextEdit } from '../../model/fix';
import { literal } from '../python/python-text';
import type { Range, ServerSite } from '../site';
import { setKeywords } from '../syntax/python-edit';
import { childrenOf, type Node, nodesOf } from '../syntax/syntax';
import type { ToolScopes } from '../wiring';

/** First release of FastMCP whose tools have `auth`. */
export const toolScopesSince = [3, 0, 0];

export const requireScopes = 'from fastmcp.server.auth import require_scopes';

export type ToolEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** What stands in the way, and what to do. */
  | { readonly kind: 'refused'; readonly says: string };

/**
 * `variable`: what the server is called in the file; `call`: where it is made; `path`: how messages name the
 * file. Of tools with one name all are edited, since the last of them, or the newest version, is what counts.
 */
export function toolEdits(
  text: string,
  root: Node,
  { variable, call, path }: Pick<ServerSite, 'variable' | 'call' | 'path'>,
  wanted: readonly ToolScopes[],
): ToolEdits {
  if (wanted.length === 0) return { kind: 'edits', edits: [] };
  if (variable === undefined) {
    return {
      kind: 'refused',
      says: `The server of ${path} has no name in the code, so its tools cannot be told. Write ${requireScopes}, and auth=require_scopes(…) at each tool, by hand.`,
    };
  }
  const tools = toolsOf(root, variable, call);
  const edits: TextEdit[] = [];
  for (const { tool, scopes } of wanted) {
    const found = tools.filter(({ name }) => name === tool);
    if (found.length === 0) {
      const known = [...new Set(tools.map(({ name }) => name))].join(', ');
      const there = known === '' ? 'It makes none with a decorator.' : `It has ${known}.`;
      return { kind: 'refused', says: `${path} has no tool ${tool} of ${variable}. ${there}` };
    }
    const value = `require_scopes(${scopes.map(literal).join(', ')})`;
    for (const { decorator, args } of found) {
      if (args === undefined) {
        const at = decorator.endIndex;
        edits.push({ start: at, end: at, text: `(auth=${value})` });
        continue;
      }
      const auth = keyword(args, 'auth')?.text;
      const unseen = childrenOf(args).some(({ type }) => type === 'dictionary_splat');
      if (unseen || (auth !== undefined && !auth.startsWith('require_scopes('))) {
        const what = unseen
          ? 'has **, and auth may be in it'
          : `has auth already: ${auth?.slice(0, 80)}`;
        return {
          kind: 'refused',
          says: `The tool ${tool} of ${path} ${what}. Take it out first, or add the scopes by hand.`,
        };
      }
      const range = { args: { start: args.startIndex, end: args.endIndex } };
      edits.push(...setKeywords(text, root, range, [['auth', value]]));
    }
  }
  return { kind: 'edits', edits };
}

interface Tool {
  readonly name: string;
  /** The expression behind the `@`. */
  readonly decorator: Node;
  /** Absent where the decorator is not called. */
  readonly args?: Node;
}

/** The tools of the server, which are decorated in the function that makes it, or beside it. */
function toolsOf(root: Node, variable: string, call: Range): readonly Tool[] {
  const home = functionAround(root.descendantForIndex(call.start, call.end));
  return nodesOf(root, 'decorated_definition')
    .filter((definition) => functionAround(definition.parent)?.id === home?.id)
    .flatMap((definition) => {
      const named = definition.childForFieldName('definition')?.childForFieldName('name')?.text;
      return childrenOf(definition)
        .filter(({ type }) => type === 'decorator')
        .flatMap((one): readonly Tool[] => {
          const [decorator] = withoutComments(one);
          if (decorator === undefined || named === undefined) return [];
          if (decorator.text === `${variable}.tool`) return [{ name: named, decorator }];
          const args = decorator.childForFieldName('arguments');
          const callee = decorator.childForFieldName('function')?.text;
          if (callee !== `${variable}.tool` || !args) return [];
          const name = nameGiven(args, named);
          return name === undefined ? [] : [{ name, decorator, args }];
        });
    });
}

function functionAround(node: Node | null): Node | undefined {
  let one = node;
  while (one !== null && one.type !== 'function_definition') one = one.parent;
  return one ?? undefined;
}

/** The name that the decorator gives the tool, first or as `name=`; `undefined` where it is not plain to see. */
function nameGiven(args: Node, named: string): string | undefined {
  const [first] = withoutComments(args);
  const given =
    keyword(args, 'name') ??
    (/^(keyword_argument|dictionary_splat)$/.test(first?.type ?? '') ? undefined : first);
  if (given === undefined) return named;
  return /^(["'])([^"'\\]*)\1$/.exec(given.text)?.[2];
}

function keyword(args: Node, name: string): Node | undefined {
  return (
    childrenOf(args)
      .find((one) => one.childForFieldName('name')?.text === name)
      ?.childForFieldName('value') ?? undefined
  );
}

function withoutComments(node: Node): readonly Node[] {
  return childrenOf(node).filter(({ type }) => type !== 'comment');
}
