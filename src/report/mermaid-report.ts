/** A trace as a Mermaid sequence diagram. */

import type { Finding, Severity } from '../model/finding';
import type { Arrow, Lane } from '../model/sequence';
import type { JudgedTrace } from '../model/trace';
import { mermaidLines, mermaidText } from './mermaid-text';
import { exchangesOf, numberedExchanges } from './numbered-exchanges';
import { withoutPersonalClaims } from './personal-claims';
import { sequenceOf } from './sequence';
import { laneOf } from './sequence-lanes';

/** Characters for all arrows: Mermaid draws no text of more than 50,000. */
const room = 36_000;
/** Notes beyond these are left out. */
const mostNotes = 20;

const severities: { readonly [severity in Severity]: string } = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

/**
 * The diagram, with a final newline: lanes, an arrow for each request and each answer, and a note for
 * each finding. The numbers are those of the Markdown report.
 */
export function mermaidReport(judged: JudgedTrace): string {
  const trace = withoutPersonalClaims(judged);
  const { lanes, arrows } = sequenceOf(trace);
  const numbers = new Map(
    numberedExchanges(trace).map(({ number, exchange }) => [exchange.id, number]),
  );
  const notes = trace.findings.slice(0, mostNotes).map((finding) => ({
    after: exchangeOf(finding, trace),
    line: noteOf(finding, trace, lanes),
  }));
  const lines: string[] = [];
  let left = room;
  const missing = new Set<string>();
  for (const [index, arrow] of arrows.entries()) {
    const line = arrowLine(arrow, numbers);
    left -= line.length;
    if (left >= 0) lines.push(line);
    else if (arrow.exchange !== undefined) missing.add(arrow.exchange);
    if (arrow.exchange === undefined || arrows[index + 1]?.exchange === arrow.exchange) continue;
    lines.push(...notes.filter(({ after }) => after === arrow.exchange).map((one) => one.line));
  }
  lines.push(...notes.filter(({ after }) => after === undefined).map((one) => one.line));
  if (missing.size > 0)
    lines.push(`Note over client: ${missing.size} more exchanges are not drawn`);
  return `${['sequenceDiagram', ...lanes.map(laneLine), ...lines].join('\n    ')}\n`;
}

const heads: { readonly [kind in Arrow['kind']]: string } = {
  request: '->>',
  upcoming: '->>',
  answer: '-->>',
  failure: '--x',
  stop: '--x',
};

function arrowLine(arrow: Arrow, numbers: ReadonlyMap<string, number>): string {
  const { from, to, kind, label, detail, edited, exchange } = arrow;
  const number = kind === 'request' && exchange !== undefined ? numbers.get(exchange) : undefined;
  const words = kind === 'failure' ? `${label} ${detail}` : `${label}${edited ? ', edited' : ''}`;
  return `${from}${heads[kind]}${to}: ${number === undefined ? '' : `${number}. `}${mermaidText(words)}`;
}

function laneLine({ id, label, host }: Lane): string {
  return `participant ${id} as ${label}${host === '' ? '' : `<br/>${mermaidText(host, 60)}`}`;
}

/** Id of the last exchange that shows a finding, or of the last one of the stopped step. */
function exchangeOf(finding: Finding, trace: JudgedTrace): string | undefined {
  const seen = exchangesOf(finding, trace);
  const shown = numberedExchanges(trace).findLast(({ exchange }) => seen.has(exchange));
  if (shown !== undefined || trace.stop?.code !== finding.rule) return shown?.exchange.id;
  return trace.steps.find(({ id }) => id === trace.stop?.step)?.exchanges.at(-1)?.id;
}

function noteOf(finding: Finding, trace: JudgedTrace, lanes: readonly Lane[]): string {
  const [exchange] = exchangesOf(finding, trace);
  const lane = exchange === undefined ? 'client' : laneOf(exchange.party, lanes);
  return `Note over ${lane}: ${mermaidLines(`${severities[finding.severity]}: ${finding.title} (${finding.rule})`)}`;
}
