/** The report for people: one line per step, then every finding in full. */

import type { Finding } from '../model/finding';
import { specLink } from '../model/spec';
import type { JudgedTrace, StepState, TraceStep } from '../model/trace';
import { legacyWords, waysOn } from './next-steps';
import { plain } from './plain-text';
import { probeLines } from './probe-lines';
import { statusWords } from './status-words';

const marks: { readonly [state in StepState]: string } = {
  done: '✓',
  skipped: '-',
  stopped: '✕',
  running: '…',
  paused: '…',
  waiting: ' ',
};

/** Text with a final newline. Server text loses its control characters, so that it cannot steer a terminal. */
export function textReport(trace: JudgedTrace, colour: boolean): string {
  const paint = colour
    ? (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m`
    : (_: number, text: string) => text;
  const lines = [`${plain(trace.server.url)}  MCP ${trace.revision}`, ''];
  for (const step of trace.steps) {
    const mark = paint(
      step.state === 'done' ? 32 : step.state === 'stopped' ? 31 : 2,
      marks[step.state],
    );
    lines.push(`${mark} ${step.title.padEnd(26)} ${paint(2, plain(metaOf(step)))}`);
  }
  lines.push(...probeLines(trace).map(plain));
  for (const finding of trace.findings) lines.push('', ...findingLines(finding, trace, paint));
  const tools = trace.facts.tools?.length;
  lines.push(
    '',
    `${statusWords(trace)}${tools === undefined ? '' : ` ${tools} ${tools === 1 ? 'tool' : 'tools'}.`}`,
  );
  if (trace.overrides.length > 0)
    lines.push(plain(`Overrides in force: ${trace.overrides.join(', ')}.`));
  lines.push(...legacyWords(trace).map(plain));
  const ways = waysOn(trace);
  if (ways.length > 0) lines.push('', ...ways.map(plain));
  return `${lines.join('\n')}\n`;
}

function metaOf(step: TraceStep): string {
  const last = step.exchanges.at(-1)?.response?.status;
  const parts = [
    step.exchanges.length > 1 ? `${step.exchanges.length} requests` : undefined,
    last === undefined ? undefined : String(last),
    step.state === 'stopped' ? undefined : step.note || undefined,
    step.durationMs === undefined || step.exchanges.length === 0
      ? undefined
      : `${Math.round(step.durationMs)} ms`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function findingLines(
  finding: Finding,
  trace: JudgedTrace,
  paint: (code: number, text: string) => string,
): string[] {
  const code = finding.severity === 'error' ? 31 : finding.severity === 'warning' ? 33 : 36;
  const lines = [
    `${paint(code, finding.severity)}  ${paint(1, plain(finding.title))}  (${finding.rule})`,
    ...(finding.under === undefined ? [] : [`  follows   from ${finding.under}`]),
    `  expected  ${plain(finding.expected)}`,
    `  actual    ${plain(finding.actual)}`,
    `  because   ${plain(finding.because)}`,
    `  do        ${plain(finding.do)}`,
    ...finding.spec.map((id) => `  see       ${specLink(id, trace.revision).url}`),
  ];
  return finding.under === undefined ? lines : lines.map((line) => `  ${line}`);
}
