/**
 * How right the rules are: every server of the tests by itself, healthy ones among them, and every
 * two faults that can be there at once. Prints the table; exit code 1 when something is wrong.
 */

import { rules } from '../../src/rules/list';
import { faults } from '../server/faults/list';
import { apart, joinable, pairsOf, wrongIn } from './pairs';
import { quirksOf } from './quirks';
import { each, type Ran, run } from './run';
import { createTally, table } from './tally';

const ids = rules.map(({ id }) => id);
const alone = new Map<string, Ran>();
const singles = createTally();
await each(faults, async ({ name, start, findings }) => {
  const ran = await run(start);
  alone.set(name, ran);
  singles.add(name, {
    found: ran.found,
    missed: findings.filter((rule) => !ran.found.includes(rule)),
    invented: ran.found.filter((rule) => !findings.includes(rule)),
  });
});

const parts = await joinable(faults);
const two = createTally();
const followed = new Map<string, number>();
const wanted = process.argv.slice(2);
const pairs = pairsOf(parts).filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
await each(pairs, async (pair) => {
  const ran = await run(pair.start);
  const wrong = wrongIn(pair, ran, alone);
  two.add(pair.name, { found: ran.found, ...wrong });
  for (const rule of wrong.followed) followed.set(rule, (followed.get(rule) ?? 0) + 1);
});

const quirks = await quirksOf(ids, 'src/rules');
const lone = ids.filter(
  (id) => faults.filter(({ findings }) => findings.includes(id)).length === 1,
);
const untried = faults.filter(({ name }) => !parts.some(({ fault }) => fault.name === name));

console.log(
  [
    ...table(ids, [
      ['servers', singles],
      ['pairs of faults', two],
    ]),
    '',
    `Healthy servers: ${faults.filter(({ findings }) => findings.length === 0).length} without a finding.`,
    `In no pair, because they change the client or more than two servers: ${untried.length} of ${faults.length}.`,
    '',
    `Found in pairs as what follows from a cause, and by neither alone: ${[...followed].map(([rule, count]) => `${rule} ${count}`).join(', ') || 'none'}`,
    `Pairs that are held apart, with a reason each: ${apart.length} groups`,
    '',
    `Rules that go by what one provider says: ${quirks.size}`,
    ...[...quirks].map(([id, literals]) => `  ${id}: ${literals.join(' ')}`),
    '',
    `Rules that one server alone fires: ${lone.length}`,
    ...lone.map((id) => `  ${id}`),
    '',
    `Wrong: ${singles.wrong.length + two.wrong.length}`,
    ...[...singles.wrong, ...two.wrong].map((line) => `  ${line}`),
  ].join('\n'),
);
process.exitCode = singles.wrong.length + two.wrong.length === 0 ? 0 : 1;
