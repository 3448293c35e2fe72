/** A trace as Markdown, for an issue at the server's project. */

import { clientInfo, clientTitle } from '../model/client-info';
import type { Finding } from '../model/finding';
import { specLink } from '../model/spec';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import { markdownExchanges } from './markdown-exchanges';
import { cell, code, prose } from './markdown-text';
import { legacyWords } from './next-steps';
import { exchangesOf, type NumberedExchange, numberedExchanges } from './numbered-exchanges';
import { withoutPersonalClaims } from './personal-claims';
import { statusWords } from './status-words';

/** Characters in all: an issue of GitHub holds 65,536. */
const longest = 62_000;

/**
 * Markdown with a final newline. What a server says is in it as code or in plain words, and within
 * what an issue of GitHub holds.
 */
export function markdownReport(judged: JudgedTrace): string {
  const trace = withoutPersonalClaims(judged);
  const exchanges = numberedExchanges(trace);
  const head = [
    `# Sign-in report: ${code(trace.server.name)}`,
    overview(trace),
    '## Findings',
    ...findingBlocks(trace, exchanges),
    '## Steps',
    stepTable(trace.steps),
  ].join('\n\n');
  const folded = markdownExchanges(trace, exchanges, longest - head.length);
  return `${[head, ...folded].join('\n\n')}\n`;
}

function overview(trace: JudgedTrace): string {
  const { server, revision, stop, overrides, steps } = trace;
  const step = stop && steps.find(({ id }) => id === stop.step);
  const outcome =
    stop === undefined || step === undefined
      ? statusWords(trace)
      : `Stopped at ${prose(step.title)}: ${prose(stop.says)}`;
  return list([
    ['Server', `${code(server.url)} (${server.transport})`],
    ['MCP revision', revision],
    ['Outcome', outcome],
    ...legacyWords(trace).map((words) => ['Discovery', prose(words)] as const),
    ...(overrides.length === 0
      ? []
      : [['Stops that were passed', overrides.map(code).join(', ')] as const]),
    [
      'Traced with',
      `${clientTitle} ${clientInfo.version}; tokens, codes, client secrets and personal claims are masked`,
    ],
  ]);
}

function findingBlocks(
  trace: JudgedTrace,
  exchanges: readonly NumberedExchange[],
): readonly string[] {
  if (trace.findings.length === 0) return ['None.'];
  return trace.findings.flatMap((finding, index) => {
    const { title, rule, severity, under, expected, actual, because, spec } = finding;
    const seen = exchangesOf(finding, trace);
    const numbers = exchanges.filter(({ exchange }) => seen.has(exchange)).map((one) => one.number);
    return [
      `### ${index + 1}. ${prose(title)}`,
      list([
        ['Rule', `${code(rule)} (${severity})`],
        ...(under === undefined ? [] : [['Follows from', code(under)] as const]),
        ['Expected', prose(expected)],
        ['Actual', prose(actual)],
        ['Because', prose(because)],
        ['Do', prose(finding.do)],
        ...(numbers.length === 0 ? [] : [['Seen in', exchangeWords(numbers)] as const]),
        ...(spec.length === 0 ? [] : [['See', links(spec, trace)] as const]),
      ]),
    ];
  });
}

function exchangeWords(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'exchange' : 'exchanges'} ${numbers.join(', ')}`;
}

/** Labels and addresses are of our own table. */
function links(spec: Finding['spec'], { revision }: JudgedTrace): string {
  return spec
    .map((id) => specLink(id, revision))
    .map(({ label, url }) => `[${label}](${url})`)
    .join(', ');
}

function stepTable(steps: readonly TraceStep[]): string {
  const rows = steps.map((step, index) => {
    const took = step.exchanges.length === 0 ? undefined : step.durationMs;
    const time = took === undefined ? '' : `${Math.round(took)} ms`;
    const came = [answersOf(step.exchanges), cell(step.note)].filter((part) => part !== '');
    return `| ${index + 1} | ${cell(step.title)} | ${step.state} | ${came.join(', ')} | ${time} |`;
  });
  return ['| | Step | State | What came of it | Time |', '|--:|---|---|---|--:|', ...rows].join(
    '\n',
  );
}

function answersOf(exchanges: readonly TraceExchange[]): string {
  const last = exchanges.at(-1);
  if (last === undefined) return '';
  const answer = String(last.response?.status ?? last.failure?.kind ?? 'no answer');
  return exchanges.length === 1 ? answer : `${exchanges.length} requests, the last ${answer}`;
}

function list(items: readonly (readonly [name: string, text: string])[]): string {
  return items.map(([name, text]) => `- **${name}:** ${text}`).join('\n');
}
