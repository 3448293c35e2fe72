/** All MCP servers that a project makes. */

import type { Project } from './project';
import type { ServerSite } from './site';
import { type OwnModule, type ServerNames, serverNames } from './syntax/python-imports';
import { pythonServers } from './syntax/python-servers';
import type { Grammar, Syntax } from './syntax/syntax';
import { typescriptServers } from './syntax/typescript-servers';

/** Servers in the order of the files, Python first; those of tests and examples too, marked as such. */
export function findServers(
  project: Project,
  syntaxes: { readonly [grammar in Grammar]: Syntax },
): readonly ServerSite[] {
  return [
    ...findPythonServers(project, syntaxes.python),
    ...findTypescriptServers(project, syntaxes.typescript),
  ];
}

/** Only files with one of these words can make a server, or hand its class on. */
const words = /FastMCP|MCPServer/;

/** Both lines of the TypeScript SDK. */
const sdk = /@modelcontextprotocol\/(sdk\/|server['"])/;

/** Servers of TypeScript files on the official SDK. */
function findTypescriptServers({ files }: Project, typescript: Syntax): readonly ServerSite[] {
  return files
    .filter(({ path, text }) => /\.m?ts$/.test(path) && sdk.test(text))
    .flatMap(({ path, text }) => typescriptServers(path, typescript.parse(text)));
}

/** Servers of Python files in the order of the files; those of tests and examples too, marked as such. */
export function findPythonServers({ files }: Project, python: Syntax): readonly ServerSite[] {
  const sources = files.filter(({ path, text }) => path.endsWith('.py') && words.test(text));
  const known = new Map<string, ServerNames>();
  const roots = sources.map(({ path, text }) => ({ path, root: python.parse(text) }));
  for (const { path, root } of roots) known.set(path, serverNames(root));
  return roots.flatMap(({ path, root }) => pythonServers(path, root, ownModules(path, known)));
}

/** Modules of the project as one of its files imports them: relative, or by a dotted name. */
function ownModules(from: string, known: ReadonlyMap<string, ServerNames>): OwnModule {
  return (module) => {
    const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
    const way = rest.split('.').filter(Boolean).join('/');
    if (dots !== '') {
      const folders = from.split('/').slice(0, -dots.length);
      return at([...folders, ...(way === '' ? [] : [way])].join('/'));
    }
    const end = [...known.keys()].find((path) =>
      [`${way}.py`, `${way}/__init__.py`].some((one) => path === one || path.endsWith(`/${one}`)),
    );
    return end === undefined ? undefined : known.get(end);
  };

  function at(path: string): ServerNames | undefined {
    return (
      known.get(`${path}.py`) ?? known.get(path === '' ? '__init__.py' : `${path}/__init__.py`)
    );
  }
}
