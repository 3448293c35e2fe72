/** How Python code of a project imports a module of it. */

import { folderOf, type Project, textAt } from '../project';

export interface ModuleName {
  /** For the server's own file: `mcp_auth`, `.mcp_auth` or `notes.mcp_auth`. */
  readonly fromServer: string;
  /** For a test beside the server or in `tests/`: never relative. */
  readonly fromTest: string;
  /** The module is in a package, so a test elsewhere can import it once the project is installed. */
  readonly inPackage: boolean;
}

/** The name of `module` beside the file at `serverPath`. A file in a package imports as it does already. */
export function moduleName(project: Project, serverPath: string, module: string): ModuleName {
  const packages: string[] = [];
  let folder = folderOf(serverPath);
  while (folder !== '' && textAt(project, `${folder}__init__.py`) !== undefined) {
    const parent = folderOf(folder.slice(0, -1));
    packages.unshift(folder.slice(parent.length, -1));
    folder = parent;
  }
  const whole = [...packages, module].join('.');
  if (packages.length === 0) return { fromServer: module, fromTest: module, inPackage: false };
  const text = textAt(project, serverPath) ?? '';
  const relative = /^\s*from\s+\.+\w*\s+import\s/m.test(text);
  return { fromServer: relative ? `.${module}` : whole, fromTest: whole, inPackage: true };
}
