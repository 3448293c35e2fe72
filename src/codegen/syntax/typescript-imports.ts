/** What the imports of a TypeScript file bind. */

import { childrenOf, type Node } from './syntax';

export interface TypescriptImport {
  readonly module: string;
  /** `import name from`, or `import * as name from`. */
  readonly whole?: string;
  /** What the module calls it, by the name it has here. */
  readonly names: ReadonlyMap<string, string>;
  readonly statement: Node;
}

/** The imports at the top of the file, in order. */
export function typescriptImports(root: Node): readonly TypescriptImport[] {
  return childrenOf(root).flatMap((statement) => {
    if (statement.type !== 'import_statement') return [];
    const module = statement.childForFieldName('source')?.text.slice(1, -1);
    if (module === undefined) return [];
    const clause = childrenOf(statement).find(({ type }) => type === 'import_clause');
    const names = new Map<string, string>();
    let whole: string | undefined;
    for (const part of clause === undefined ? [] : childrenOf(clause)) {
      if (part.type === 'identifier') whole = part.text;
      if (part.type === 'namespace_import') whole = childrenOf(part)[0]?.text;
      if (part.type !== 'named_imports') continue;
      for (const one of childrenOf(part)) {
        const name = one.childForFieldName('name')?.text;
        if (name !== undefined) names.set(one.childForFieldName('alias')?.text ?? name, name);
      }
    }
    return [{ module, ...(whole !== undefined && { whole }), names, statement }];
  });
}

/** The names under which a file has something of a module. */
export function namesOf(
  imports: readonly TypescriptImport[],
  module: string,
  imported: string,
): ReadonlySet<string> {
  const own = imports.filter((one) => one.module === module).flatMap(({ names }) => [...names]);
  return new Set(own.filter(([, name]) => name === imported).map(([local]) => local));
}
