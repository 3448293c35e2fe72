/** Checks of servers as JUnit XML, which build servers read. */

import type { Finding, Severity } from '../model/finding';
import { type CheckedServer, findingsOf } from './checked-server';
import { plain } from './plain-text';

/** A suite for each server, with a case for each step and for each finding. `failOn`: the least that fails. */
export function junitReport(servers: readonly CheckedServer[], failOn: Severity): string {
  const suites = servers.map((server) => suiteOf(server, failOn));
  const sum = (of: (suite: Suite) => number): number =>
    suites.reduce((all, suite) => all + of(suite), 0);
  const total = `tests="${sum((one) => one.cases.length)}" failures="${sum(failuresIn)}" skipped="${sum(skippedIn)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="MCP Auth Inspector" ${total}>`,
    ...suites.flatMap(linesOf),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly name: string;
  readonly seconds: number;
  readonly end: 'passed' | 'failed' | 'skipped';
  /** One line, and the rest. */
  readonly says?: string;
  readonly more?: readonly string[];
  readonly type?: string;
}

interface Suite {
  readonly name: string;
  readonly file?: string;
  readonly cases: readonly Case[];
}

function suiteOf(server: CheckedServer, failOn: Severity): Suite {
  const { name, place, result } = server;
  const file = place === undefined ? {} : { file: place.path };
  if (result.kind === 'not-checked') {
    const { why, failed } = result;
    const end = failed ? 'failed' : 'skipped';
    return {
      name,
      ...file,
      cases: [{ name: 'check', seconds: 0, end, says: why, type: 'not-checked' }],
    };
  }
  const steps = result.trace.steps.map(
    ({ title, durationMs = 0, state, note }): Case => ({
      name: title,
      seconds: durationMs / 1000,
      // A step that stopped is explained by a finding, and would be counted twice.
      end: state === 'done' || state === 'stopped' ? 'passed' : 'skipped',
      ...(note !== '' && { says: note }),
    }),
  );
  return {
    name,
    ...file,
    cases: [...steps, ...findingsOf(server).map((one) => caseOf(one, failOn))],
  };
}

function caseOf(finding: Finding, failOn: Severity): Case {
  const { rule, severity, title, expected, actual, because, do: todo } = finding;
  const fails = severity === 'error' || (severity === 'warning' && failOn === 'warning');
  return {
    name: rule,
    seconds: 0,
    end: fails ? 'failed' : 'passed',
    type: rule,
    says: `${severity}: ${title}`,
    more: [`expected ${expected}`, `actual ${actual}`, `because ${because}`, `do ${todo}`],
  };
}

function linesOf(suite: Suite): readonly string[] {
  const { name, file, cases } = suite;
  const counts = `tests="${cases.length}" failures="${failuresIn(suite)}" skipped="${skippedIn(suite)}"`;
  const where = file === undefined ? '' : ` file="${xml(file)}"`;
  return [
    `  <testsuite name="${xml(name)}"${where} ${counts}>`,
    ...cases.flatMap((one) => caseLines(one, name)),
    '  </testsuite>',
  ];
}

function caseLines({ name, seconds, end, says = '', more = [], type = '' }: Case, suite: string) {
  const open = `    <testcase classname="${xml(suite)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  const text = [says, ...more].map(xml).join('\n');
  switch (end) {
    case 'failed':
      return [
        `${open}>`,
        `      <failure type="${xml(type)}" message="${xml(says)}">${text}</failure>`,
        '    </testcase>',
      ];
    case 'skipped':
      return [`${open}>`, `      <skipped message="${xml(says)}"/>`, '    </testcase>'];
    case 'passed':
      return says === ''
        ? [`${open}/>`]
        : [`${open}>`, `      <system-out>${text}</system-out>`, '    </testcase>'];
  }
}

function failuresIn({ cases }: Suite): number {
  return cases.filter(({ end }) => end === 'failed').length;
}

function skippedIn({ cases }: Suite): number {
  return cases.filter(({ end }) => end === 'skipped').length;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Servers choose some of the words: no markup, and no character that XML does not have. XML 1.0 §2.2. */
function xml(text: string): string {
  return plain(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
