/** The standard library first, then the rest, each sorted; names from one module on one line. */
export function importBlock(statements: readonly string[]): string {
  const names = new Map<string, Set<string>>();
  const plain = new Set<string>();
  for (const statement of statements) {
    const [, module, list] = /^from (\S+) import (.+)$/.exec(statement) ?? [];
    if (module === undefined || list === undefined) {
      plain.add(statement);
      continue;
    }
    const known = names.get(module) ?? new Set();
    for (const name of list.split(', ')) known.add(name);
    names.set(module, known);
  }
  const lines = [
    ...plain,
    ...[...names].map(([module, list]) => `from ${module} import ${[...list].sort().join(', ')}`),
  ];
  const order = (line: string): string => line.replace(/^import /, ' ').replace(/^from /, '');
  const sorted = (group: readonly string[]): readonly string[] =>
    group.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const own = sorted(lines.filter(isStandard));
  const others = sorted(lines.filter((line) => !isStandard(line)));
  return [...own, ...(own.length > 0 && others.length > 0 ? [''] : []), ...others].join('\n');
}

const standard: ReadonlySet<string> = new Set([
  'asyncio',
  'base64',
  'http',
  'json',
  'os',
  'pathlib',
  'secrets',
  'threading',
  'time',
  'typing',
  'urllib',
]);

function isStandard(line: string): boolean {
  return standard.has(/^(?:import|from) (\w+)/.exec(line)?.[1] ?? '');
}
