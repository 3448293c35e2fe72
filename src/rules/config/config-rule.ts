/** A rule about an entry of a configuration file: it reads names and places, never a value. */

import type { Effect, Finding, Severity } from '../../model/finding';
import { placeText, type TextPlace } from '../../model/place-text';
import type { SpecId } from '../../model/spec';
import type { WrittenEntry, WrittenMember } from '../../model/written-entry';
import { severities, short } from '../rule';

export type ConfigVerdict = Pick<Finding, 'title' | 'expected' | 'actual' | 'because' | 'do'> & {
  /** In place of the rule's own, where it differs from case to case. */
  readonly effect?: Effect;
  /** Where it shows, the place to change first. */
  readonly places: readonly TextPlace[];
};

export interface ConfigRule {
  /** Kebab-case; also the file name. */
  readonly id: string;
  readonly effect: Effect;
  readonly severity?: Severity;
  /** Rules whose findings explain this one, the likeliest first. */
  readonly under?: readonly string[];
  readonly spec: readonly SpecId[];
  check(entry: WrittenEntry): ConfigVerdict | undefined;
}

export interface AnyConfigRule extends Omit<ConfigRule, 'check'> {
  /** The finding of this rule, or `undefined` when it does not apply. */
  judge(entry: WrittenEntry): Finding | undefined;
}

/** Makes a rule that may stand in the list. */
export function defineConfigRule(rule: ConfigRule): AnyConfigRule {
  return {
    ...rule,
    judge(entry) {
      const verdict = rule.check(entry);
      if (verdict === undefined) return undefined;
      const { places, effect = rule.effect, ...words } = verdict;
      const severity =
        verdict.effect === undefined ? (rule.severity ?? severities[effect]) : severities[effect];
      return {
        ...short(words),
        rule: rule.id,
        effect,
        severity,
        spec: rule.spec,
        evidence: places.map(placeText),
      };
    },
  };
}

/** Where a member of an entry stands. */
export function placeOf(entry: WrittenEntry, { line, column, length }: WrittenMember): TextPlace {
  return { uri: entry.place.uri, line, column, length };
}

/** A member by its path joined with dots, also where a header is spelled in other letters. */
export function memberAt(entry: WrittenEntry, path: string): WrittenMember | undefined {
  return entry.members.findLast((member) => dotted(member).toLowerCase() === path.toLowerCase());
}

export function dotted({ path }: WrittenMember): string {
  return path.join('.');
}

/** What a member is, for a sentence. */
export function memberWords({ path }: WrittenMember): string {
  const [first = '', second] = path;
  if (second === undefined) return first;
  switch (first) {
    case 'headers':
      return `the header ${second}`;
    case 'env':
      return `the environment variable ${second}`;
    case 'args':
      return `argument ${Number(second) + 1}`;
    default:
      return path.join('.');
  }
}

/** Some words in a sentence, and not without end. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, 5);
  const rest = words.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
