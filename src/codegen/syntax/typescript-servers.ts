/** Finds the constructors of MCP servers in TypeScript source. */

import type { ServerSite } from '../site';
import { childrenOf, type Node, nodesOf } from './syntax';
import { namesOf, typescriptImports } from './typescript-imports';

const classes = [
  ['@modelcontextprotocol/sdk/server/mcp.js', 'McpServer'],
  ['@modelcontextprotocol/sdk/server/index.js', 'Server'],
  ['@modelcontextprotocol/server', 'McpServer'],
  ['@modelcontextprotocol/server', 'Server'],
] as const;

/** Whether a file makes its servers with version 2 of the SDK, which is another package. */
export function isSecondLine(root: Node): boolean {
  return typescriptImports(root).some(({ module }) => module === '@modelcontextprotocol/server');
}

/** Every place where the file makes a server, in order. `path` is relative, with `/`. */
export function typescriptServers(path: string, root: Node): readonly ServerSite[] {
  const imports = typescriptImports(root);
  const names = new Set(classes.flatMap(([module, name]) => [...namesOf(imports, module, name)]));
  return nodesOf(root, 'new_expression').flatMap((call) => {
    const args = call.childForFieldName('arguments');
    if (!args || !names.has(call.childForFieldName('constructor')?.text ?? '')) return [];
    const variable = assignedTo(call);
    const name = nameOf(args);
    return [
      {
        product: 'mcp-typescript',
        path,
        line: call.startPosition.row,
        call: { start: call.startIndex, end: call.endIndex },
        args: { start: args.startIndex, end: args.endIndex },
        ...(variable !== undefined && { variable }),
        // It stands at the endpoint, not here.
        auth: { kind: 'none' },
        ...(name !== undefined && { name }),
        subclass: false,
        mounted: false,
        test: isTypescriptTest(path),
      },
    ];
  });
}

/** By the names that test runners and most projects use. */
export function isTypescriptTest(path: string): boolean {
  return /(^|\/)(tests?|__tests__|examples?|docs?)\/|\.(test|spec)\.m?ts$|\.d\.m?ts$/.test(path);
}

function assignedTo({ parent, id }: Node): string | undefined {
  switch (parent?.type) {
    case 'variable_declarator':
    case 'public_field_definition':
      return parent.childForFieldName('name')?.text;
    case 'assignment_expression':
      return parent.childForFieldName('right')?.id === id
        ? parent.childForFieldName('left')?.text
        : undefined;
    default:
      return undefined;
  }
}

/** `name` of the first argument, when it is a plain text. */
function nameOf(args: Node): string | undefined {
  const [info] = childrenOf(args);
  if (info?.type !== 'object') return undefined;
  const pair = childrenOf(info).find((one) => one.childForFieldName('key')?.text === 'name');
  const value = pair?.childForFieldName('value');
  return value?.type === 'string' ? value.text.slice(1, -1) : undefined;
}
