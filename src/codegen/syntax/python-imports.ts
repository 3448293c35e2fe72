/** Which names of a Python file stand for which server class, by the imports that bind them. */

import type { Product } from '../site';
import { type Node, nodesOf } from './syntax';

export interface ServerNames {
  /** Names of the class itself. */
  readonly classes: ReadonlyMap<string, Product>;
  /** Dotted names of modules that have the class as `FastMCP` or `MCPServer`. */
  readonly modules: ReadonlyMap<string, Product>;
}

/** Modules by the class they export. */
const exporters: readonly (readonly [module: string, name: string, product: Product])[] = [
  ['fastmcp', 'FastMCP', 'fastmcp'],
  ['fastmcp.server', 'FastMCP', 'fastmcp'],
  ['fastmcp.server.server', 'FastMCP', 'fastmcp'],
  ['mcp.server.fastmcp', 'FastMCP', 'mcp-python-1'],
  ['mcp.server.fastmcp.server', 'FastMCP', 'mcp-python-1'],
  ['mcp.server', 'MCPServer', 'mcp-python-2'],
  ['mcp.server.mcpserver', 'MCPServer', 'mcp-python-2'],
  ['mcp.server.mcpserver.server', 'MCPServer', 'mcp-python-2'],
];

/** What a module of the project binds, for imports from one another; `undefined` when it is not known. */
export type OwnModule = (module: string) => ServerNames | undefined;

const nothing: OwnModule = () => undefined;

/** Reads all imports of a file, also those inside functions and `try`. */
export function serverNames(root: Node, ownModule: OwnModule = nothing): ServerNames {
  const classes = new Map<string, Product>();
  const modules = new Map<string, Product>();
  for (const statement of nodesOf(root, 'import_statement')) {
    for (const { path, as } of importedNames(statement)) {
      for (const [module, , product] of exporters) {
        if (module === path) modules.set(as ?? path, product);
        // `import mcp.server.fastmcp` binds the whole dotted way, `import fastmcp` also what is below.
        else if (as === undefined && module.startsWith(`${path}.`)) modules.set(module, product);
      }
    }
  }
  for (const statement of nodesOf(root, 'import_from_statement')) {
    const from = statement.childForFieldName('module_name')?.text ?? '';
    for (const { path, as } of importedNames(statement)) {
      const bound = as ?? path;
      const known = exporters.find(([module, name]) => module === from && name === path);
      if (known !== undefined) classes.set(bound, known[2]);
      const module = exporters.find(([one]) => one === `${from}.${path}`);
      if (module !== undefined) modules.set(bound, module[2]);
      const own = ownModule(from)?.classes.get(path);
      if (own !== undefined) classes.set(bound, own);
    }
  }
  return { classes, modules };
}

function importedNames(statement: Node): readonly { path: string; as?: string }[] {
  return statement.childrenForFieldName('name').flatMap((name) => {
    if (name === null) return [];
    if (name.type !== 'aliased_import') return [{ path: name.text }];
    const path = name.childForFieldName('name')?.text;
    const as = name.childForFieldName('alias')?.text;
    return path === undefined || as === undefined ? [] : [{ path, as }];
  });
}
