/** Words and icons for findings in the tree, the Problems view and lists: plain functions of the finding. */

import { t } from '@vscode/l10n';
import { oneLine } from '../config/one-line';
import type { Severity } from '../model/finding';
import { placeIn, type TextPlace } from '../model/place-text';
import type { ServerEntry } from '../model/server';
import type { FindingRoot, KnownFinding } from './known-finding';
import type { Look } from './server-words';

const looks: { readonly [severity in Severity]: Look } = {
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  info: { icon: 'info', color: 'problemsInfoIcon.foreground' },
};

const severityWords: { readonly [severity in Severity]: string } = {
  error: t('error'),
  warning: t('warning'),
  info: t('info'),
};

export function findingLook({ severity }: KnownFinding): Look {
  return looks[severity];
}

/** Several lines of plain text: what was expected, what came, why it matters, what to do. */
export function findingTooltip(finding: KnownFinding): string {
  const { title, expected, actual, because, do: advice } = finding;
  return [
    oneLine(title, 300),
    t('expected: {0}', oneLine(expected, 300)),
    t('actual: {0}', oneLine(actual, 300)),
    t('because: {0}', oneLine(because, 300)),
    t('do: {0}', oneLine(advice, 300)),
  ].join('\n');
}

/** What a screen reader says for it. */
export function findingSpoken({ finding, follows }: FindingRoot): string {
  const more = follows.length === 0 ? '' : t(', {0} more follow from it', follows.length);
  return `${severityWords[finding.severity]}: ${oneLine(finding.title, 300)}${more}`;
}

/** The message of the Problems view. */
export function findingMessage({ title, actual, do: advice }: KnownFinding): string {
  return [
    oneLine(title, 300),
    t('actual: {0}', oneLine(actual, 300)),
    t('do: {0}', oneLine(advice, 500)),
  ].join('\n');
}

/** The places in configuration files that a finding points to; that of its server for one of a trace. */
export function placesOf(
  finding: KnownFinding,
  { place, name }: ServerEntry,
): readonly [TextPlace, ...TextPlace[]] {
  const server = { ...place, length: JSON.stringify(name).length };
  const [first = server, ...more] = finding.evidence.flatMap((one) => placeIn(one) ?? []);
  return [first, ...more];
}

/** What the badge of the view counts and says; nothing when there is nothing to count. */
export function badgeOf(
  problems: number,
  errors: number,
): { readonly value: number; readonly tooltip: string } | undefined {
  if (problems + errors === 0) return undefined;
  const inConfig =
    problems === 1
      ? t('1 problem in MCP configuration')
      : t('{0} problems in MCP configuration', problems);
  const atServers =
    errors === 1 ? t('1 error found at servers') : t('{0} errors found at servers', errors);
  const words = [...(problems === 0 ? [] : [inConfig]), ...(errors === 0 ? [] : [atServers])];
  return { value: problems + errors, tooltip: words.join(', ') };
}
