/** Tools that need more than what every caller has: `auth=require_scopes(…)` at their decorators. */

import type { TextEdit } from '../../model/fix';
import { literal } from '../python/python-text';
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

/** `variable`: what the server is called in the file; `path`: how messages name the file. */
export function toolEdits(
  text: string,
  root: Node,
  { variable, path }: { readonly variable: string | undefined; readonly path: string },
  wanted: readonly ToolScopes[],
): ToolEdits {
  if (wanted.length === 0) return { kind: 'edits', edits: [] };
  if (variable === undefined) {
    return {
      kind: 'refused',
      says: `The server of ${path} has no name in the code, so its tools cannot be told. Write ${requireScopes}, and auth=require_scopes(…) at each tool, by hand.`,
    };
  }
  const tools = toolsOf(root, variable);
  const edits: TextEdit[] = [];
  for (const { tool, scopes } of wanted) {
    const found = tools.find(({ name }) => name === tool);
    if (found === undefined) {
      const known = tools.map(({ name }) => name).join(', ');
      const there = known === '' ? 'It makes none with a decorator.' : `It has ${known}.`;
      return { kind: 'refused', says: `${path} has no tool ${tool} of ${variable}. ${there}` };
    }
    const value = `require_scopes(${scopes.map(literal).join(', ')})`;
    const { decorator, args } = found;
    if (args === undefined) {
      const at = decorator.endIndex;
      edits.push({ start: at, end: at, text: `(auth=${value})` });
      continue;
    }
    const auth = keyword(args, 'auth');
    if (auth !== undefined && !auth.startsWith('require_scopes(')) {
      return {
        kind: 'refused',
        says: `The tool ${tool} of ${path} has auth already: ${auth.slice(0, 80)}. Take it out first, or add the scopes by hand.`,
      };
    }
    const range = { args: { start: args.startIndex, end: args.endIndex } };
    edits.push(...setKeywords(text, root, range, [['auth', value]]));
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

function toolsOf(root: Node, variable: string): readonly Tool[] {
  return nodesOf(root, 'decorated_definition').flatMap((definition) => {
    const named = definition.childForFieldName('definition')?.childForFieldName('name')?.text;
    return childrenOf(definition)
      .filter(({ type }) => type === 'decorator')
      .flatMap((one): readonly Tool[] => {
        const [decorator] = childrenOf(one);
        if (decorator === undefined || named === undefined) return [];
        if (decorator.text === `${variable}.tool`) return [{ name: named, decorator }];
        const args = decorator.childForFieldName('arguments');
        if (decorator.childForFieldName('function')?.text !== `${variable}.tool` || !args)
          return [];
        return [{ name: givenName(args) ?? named, decorator, args }];
      });
  });
}

/** The name that the decorator gives the tool, first or as `name=`. */
function givenName(args: Node): string | undefined {
  const [first] = childrenOf(args);
  const text = keyword(args, 'name') ?? (first?.type === 'string' ? first.text : undefined);
  return text === undefined ? undefined : /^(["'])(.*)\1$/.exec(text)?.[2];
}

function keyword(args: Node, name: string): string | undefined {
  return childrenOf(args)
    .find((one) => one.childForFieldName('name')?.text === name)
    ?.childForFieldName('value')?.text;
}
