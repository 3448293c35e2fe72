/** A trace as a Mermaid sequence diagram. */

import type { Finding, Severity } from '../model/finding';
import type { JudgedTrace, TraceExchange } from '../model/trace';
import { mermaidLines, mermaidText } from './mermaid-text';
import { exchangesOf, type NumberedExchange, numberedExchanges } from './numbered-exchanges';
import { withoutPersonalClaims } from './personal-claims';
import { type Lane, type LaneId, laneOf, lanesOf } from './sequence-lanes';

/** Characters for all arrows: Mermaid draws no text of more than 50,000. */
const room = 36_000;
/** Notes beyond these are left out. */
const mostNotes = 20;

const severities: { readonly [severity in Severity]: string } = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

interface Drawn {
  readonly atMs: number;
  readonly lines: readonly string[];
  readonly exchange?: TraceExchange;
}

/**
 * The diagram, with a final newline: lanes, an arrow for each request and each answer, and a note for
 * each finding. The numbers are those of the Markdown report.
 */
export function mermaidReport(judged: JudgedTrace): string {
  const trace = withoutPersonalClaims(judged);
  const lanes = lanesOf(trace);
  const arrows = numberedExchanges(trace).map((one) => exchangeArrows(one, lanes));
  const drawn = [...arrows, ...personArrows(trace, lanes)].toSorted(
    (one, other) => one.atMs - other.atMs,
  );
  const notes = trace.findings.slice(0, mostNotes).map((finding) => ({
    of: placeOf(finding, trace, drawn),
    line: noteOf(finding, trace, lanes),
  }));
  const lines: string[] = [];
  let left = room;
  let missing = 0;
  for (const one of drawn) {
    left -= one.lines.join('\n').length;
    if (left >= 0) lines.push(...one.lines);
    else if (one.exchange !== undefined) missing += 1;
    lines.push(...notes.filter(({ of }) => of === one).map(({ line }) => line));
  }
  lines.push(...notes.filter(({ of }) => of === undefined).map(({ line }) => line));
  if (missing > 0) lines.push(`Note over client: ${missing} more exchanges are not drawn`);
  return `${['sequenceDiagram', ...lanes.map(laneLine), ...lines].join('\n    ')}\n`;
}

function laneLine({ id, label, host }: Lane): string {
  return `participant ${id} as ${label}${host === '' ? '' : `<br/>${mermaidText(host, 60)}`}`;
}

function exchangeArrows({ number, exchange }: NumberedExchange, lanes: readonly Lane[]): Drawn {
  const { party, request, response, failure, edited, timing } = exchange;
  const to = laneOf(party, lanes);
  const label = `${request.method} ${placeIn(request.url, to, lanes)}${edited ? ', edited' : ''}`;
  const asked = `client->>${to}: ${number}. ${mermaidText(label)}`;
  const answered =
    response !== undefined
      ? [`${to}-->>client: ${mermaidText(String(response.status))}`]
      : failure === undefined
        ? []
        : [`${to}--xclient: ${mermaidText(`${failure.kind} ${failure.detail}`)}`];
  return { atMs: timing.startMs, lines: [asked, ...answered], exchange };
}

/** The path, with the host before it where that is not the lane's own. */
function placeIn(url: string, id: LaneId, lanes: readonly Lane[]): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  const own = lanes.some((lane) => lane.id === id && lane.host === host);
  return `${own ? '' : host}${pathname}${search === '' ? '' : '?…'}`;
}

/** What goes between the client, the browser and the person is no exchange of the client. */
function personArrows({ steps, facts }: JudgedTrace, lanes: readonly Lane[]): readonly Drawn[] {
  const issuer = laneOf('authorization-server', lanes);
  return steps.flatMap((step): readonly Drawn[] => {
    const [atMs] = step.askedMs;
    if (atMs === undefined || step.state === 'paused' || step.state === 'waiting') return [];
    if (step.id === 'device-approval') {
      return [
        {
          atMs,
          lines: [
            'client->>browser: Shows the device page',
            `browser->>${issuer}: Enters the code`,
          ],
        },
      ];
    }
    if (step.id !== 'browser-login') return [];
    const endpoint = facts.authorizationRequest?.endpoint;
    const page = endpoint === undefined ? 'the login page' : placeIn(endpoint, issuer, lanes);
    const end = step.outcomes.find((outcome) => outcome.kind === 'login')?.end;
    const returned = end?.kind === 'returned' ? end.response : undefined;
    return [
      {
        atMs,
        lines: [
          'client->>browser: Opens the login page',
          `browser->>${issuer}: ${mermaidText(`GET ${page}`)}`,
          ...(returned === undefined
            ? []
            : [
                `${issuer}-->>browser: Redirects to this client`,
                `browser->>client: ${mermaidText(`code ${returned.code}, state ${returned.state}`)}`,
              ]),
        ],
      },
    ];
  });
}

/** Where a finding is noted: after the last exchange that shows it, or after the last of the stopped step. */
function placeOf(finding: Finding, trace: JudgedTrace, drawn: readonly Drawn[]): Drawn | undefined {
  const seen = exchangesOf(finding, trace);
  const shown = drawn.findLast(({ exchange }) => exchange !== undefined && seen.has(exchange));
  if (shown !== undefined || trace.stop?.code !== finding.rule) return shown;
  const stopped = trace.steps.find(({ id }) => id === trace.stop?.step);
  const last = stopped?.exchanges.at(-1);
  return drawn.findLast(({ exchange }) => exchange !== undefined && exchange === last);
}

function noteOf(finding: Finding, trace: JudgedTrace, lanes: readonly Lane[]): string {
  const [exchange] = exchangesOf(finding, trace);
  const lane = exchange === undefined ? 'client' : laneOf(exchange.party, lanes);
  return `Note over ${lane}: ${mermaidLines(`${severities[finding.severity]}: ${finding.title} (${finding.rule})`)}`;
}
