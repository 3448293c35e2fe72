/** Counts of findings by rule: as it had to be, not found, and found without a reason. */

export interface Count {
  right: number;
  missed: number;
  invented: number;
}

export interface Tally {
  add(server: string, result: Result): void;
  readonly byRule: ReadonlyMap<string, Readonly<Count>>;
  /** Each server that was judged wrongly, with what was wrong. */
  readonly wrong: readonly string[];
  readonly servers: number;
}

export interface Result {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

/** A tally of nothing yet. */
export function createTally(): Tally {
  const byRule = new Map<string, Count>();
  const wrong: string[] = [];
  let servers = 0;

  function of(rule: string): Count {
    const known = byRule.get(rule);
    if (known !== undefined) return known;
    const fresh: Count = { right: 0, missed: 0, invented: 0 };
    byRule.set(rule, fresh);
    return fresh;
  }

  return {
    add(server, { found, missed, invented }) {
      servers += 1;
      for (const rule of found) if (!invented.includes(rule)) of(rule).right += 1;
      for (const rule of missed) of(rule).missed += 1;
      for (const rule of invented) of(rule).invented += 1;
      const says = [
        missed.length > 0 ? `missed ${missed.join(', ')}` : undefined,
        invented.length > 0 ? `invented ${invented.join(', ')}` : undefined,
      ].filter((part) => part !== undefined);
      if (says.length > 0) wrong.push(`${server}: ${says.join('; ')}`);
    },
    byRule,
    wrong,
    get servers() {
      return servers;
    },
  };
}

/** The tallies side by side as lines of text, a rule each, and their sums. */
export function table(
  rules: readonly string[],
  tallies: readonly (readonly [title: string, tally: Tally])[],
): readonly string[] {
  const names = [...rules, ...tallies.flatMap(([, { byRule }]) => [...byRule.keys()])];
  const all = [...new Set(names)];
  const none: Count = { right: 0, missed: 0, invented: 0 };
  const cells = (counts: readonly Count[]): string =>
    counts
      .map(({ right, missed, invented }) =>
        [right, missed, invented].map((count) => String(count).padStart(9)).join(''),
      )
      .join('   ');
  const wide = Math.max(...all.map((name) => name.length), 'all rules'.length);
  return [
    ''.padEnd(wide) +
      tallies.map(([title, { servers }]) => `${title} (${servers})`.padStart(27)).join('   '),
    'rule'.padEnd(wide) + tallies.map(() => '    right   missed invented').join('   '),
    ...all.map(
      (rule) =>
        rule.padEnd(wide) + cells(tallies.map(([, { byRule }]) => byRule.get(rule) ?? none)),
    ),
    'all rules'.padEnd(wide) + cells(tallies.map(([, { byRule }]) => sum([...byRule.values()]))),
  ];
}

function sum(counts: readonly Readonly<Count>[]): Count {
  return counts.reduce(
    (total: Count, { right, missed, invented }) => ({
      right: total.right + right,
      missed: total.missed + missed,
      invented: total.invented + invented,
    }),
    { right: 0, missed: 0, invented: 0 },
  );
}
