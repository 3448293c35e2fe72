/** Every rule, root causes first: the order in which findings are shown. */

import type { Finding } from '../model/finding';
import type { Trace } from '../model/trace';
import { besideTheWay } from './groups/beside-the-way';
import { fromTheCode } from './groups/from-the-code';
import { upToMetadata } from './groups/up-to-metadata';
import { upToTheLogin } from './groups/up-to-the-login';
import type { AnyRule } from './rule';
import { underCauses } from './under-causes';

export const rules: readonly AnyRule[] = [
  ...upToMetadata,
  ...upToTheLogin,
  ...fromTheCode,
  ...besideTheWay,
];

const explainedBy = Object.fromEntries(rules.map(({ id, under }) => [id, under]));

/** What the rules say of a trace: causes in the order of the list, each before what follows from it. */
export function judge(trace: Trace): readonly Finding[] {
  return underCauses(
    rules.flatMap((rule) => rule.judge(trace) ?? []),
    explainedBy,
  );
}
