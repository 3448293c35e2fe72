/** A trace as a sequence diagram, from which the panel and the Mermaid report are drawn. */

import type { Finding } from '../model/finding';
import type { Arrow, Lane, LaneId, Sequence } from '../model/sequence';
import type { TraceExchange, TraceStep, UpcomingRequest } from '../model/trace';
import { answerDetail, requestDetail } from './arrow-detail';
import { exchangesOf, numberedExchanges } from './numbered-exchanges';
import { type Drawable, laneOf, lanesOf } from './sequence-lanes';

type Step = Drawable['steps'][number];

interface Drawn {
  readonly atMs: number;
  readonly arrows: readonly Arrow[];
}

export interface SequenceWish {
  /** Findings whose exchanges are marked. */
  readonly findings?: readonly Pick<Finding, 'evidence' | 'severity'>[];
  readonly upcoming?: UpcomingRequest | undefined;
  /** Where the flow stopped. */
  readonly stopped?: Pick<TraceStep, 'id' | 'title'> | undefined;
}

/** The lanes, and two arrows for each exchange; what goes through the browser is drawn as far as it is known. */
export function sequenceOf(
  trace: Drawable,
  { findings = [], upcoming, stopped }: SequenceWish = {},
): Sequence {
  const lanes = lanesOf(trace);
  const severity = severities(trace, findings);
  const drawn: readonly Drawn[] = [
    ...numberedExchanges(trace).map(({ step, exchange }) => ({
      atMs: exchange.timing.startMs,
      arrows: exchangeArrows(step, exchange, lanes, severity.get(exchange)),
    })),
    ...trace.steps.flatMap((step) => browserArrows(step, trace, lanes)),
  ];
  const arrows = drawn.toSorted((one, other) => one.atMs - other.atMs).flatMap((one) => one.arrows);
  return {
    lanes,
    arrows: [
      ...arrows,
      ...(stopped === undefined ? [] : [stopArrow(stopped)]),
      ...(upcoming === undefined ? [] : [upcomingArrow(upcoming, trace, lanes)]),
    ],
  };
}

function severities(
  { steps }: Drawable,
  findings: readonly Pick<Finding, 'evidence' | 'severity'>[],
): ReadonlyMap<TraceExchange, Finding['severity']> {
  const worst = new Map<TraceExchange, Finding['severity']>();
  for (const severity of ['info', 'warning', 'error'] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      for (const exchange of exchangesOf(finding, { steps })) worst.set(exchange, severity);
    }
  }
  return worst;
}

function exchangeArrows(
  { id: step }: Step,
  exchange: TraceExchange,
  lanes: readonly Lane[],
  severity: Finding['severity'] | undefined,
): readonly Arrow[] {
  const { id, party, request, response, failure, edited, timing } = exchange;
  const to = laneOf(party, lanes);
  const asked: Arrow = {
    id: `${id} request`,
    step,
    exchange: id,
    from: 'client',
    to,
    kind: 'request',
    label: `${request.method} ${placeIn(request.url, to, lanes)}`,
    detail: requestDetail(exchange),
    ...(edited && { edited }),
  };
  if (response === undefined && failure === undefined) return [asked];
  const answered: Arrow = {
    id: `${id} answer`,
    step,
    exchange: id,
    from: to,
    to: 'client',
    tookMs: timing.totalMs,
    ...(severity && { severity }),
    ...(response === undefined
      ? {
          kind: 'failure',
          label: failure?.kind.replaceAll('-', ' ') ?? '',
          detail: failure?.detail ?? '',
        }
      : { kind: 'answer', label: String(response.status), detail: answerDetail(response) }),
  };
  return [asked, answered];
}

/** What goes between the client, the browser and the person is no exchange of the client. */
function browserArrows(
  { id: step, askedMs, state, outcomes }: Step,
  { facts }: Drawable,
  lanes: readonly Lane[],
): readonly Drawn[] {
  const [atMs] = askedMs;
  if (atMs === undefined || state === 'paused' || state === 'waiting') return [];
  const issuer = laneOf('authorization-server', lanes);
  const arrow = (from: LaneId, to: LaneId, label: string, detail = ''): Arrow => ({
    id: `${step} ${from} ${to}`,
    step,
    from,
    to,
    kind: (from === issuer && to === 'browser') || to === 'client' ? 'answer' : 'request',
    label,
    detail,
  });
  if (step === 'device-approval') {
    const arrows = [
      arrow('client', 'browser', 'Shows the device page'),
      arrow('browser', issuer, 'Enters the code'),
    ];
    return [{ atMs, arrows }];
  }
  if (step !== 'browser-login') return [];
  const endpoint = facts.authorizationRequest?.endpoint;
  const page = endpoint === undefined ? 'the login page' : placeIn(endpoint, issuer, lanes);
  const goesOn = lanes.some(({ id }) => id === 'upstream');
  const end = outcomes.find((outcome) => outcome.kind === 'login')?.end;
  const returned = end?.kind === 'returned' ? end.response : undefined;
  const back =
    returned === undefined
      ? []
      : [
          arrow(issuer, 'browser', 'Redirects to this client'),
          arrow(
            'browser',
            'client',
            returned.error === undefined
              ? `code ${returned.code}, state ${returned.state}`
              : `error ${returned.error}`,
          ),
        ];
  return [
    {
      atMs,
      arrows: [
        arrow('client', 'browser', 'Opens the login page'),
        arrow('browser', issuer, `GET ${page}`),
        ...(goesOn ? upstreamArrows(arrow, issuer) : []),
        ...back,
      ],
    },
  ];
}

/** That it was there was seen; the requests were the browser's, and are not known. */
function upstreamArrows(
  arrow: (from: LaneId, to: LaneId, label: string) => Arrow,
  issuer: LaneId,
): readonly Arrow[] {
  return [
    arrow(issuer, 'upstream', 'Hands the login on'),
    { ...arrow('upstream', issuer, 'Hands it back'), kind: 'answer' },
  ];
}

function stopArrow({ id: step, title }: Pick<TraceStep, 'id' | 'title'>): Arrow {
  const label = `Stopped at ${title}`;
  return { id: 'stop', step, from: 'client', to: 'client', kind: 'stop', label, detail: '' };
}

function upcomingArrow(
  { step, method, url, edited }: UpcomingRequest,
  { server, facts }: Drawable,
  lanes: readonly Lane[],
): Arrow {
  const host = URL.canParse(url) ? new URL(url).host : '';
  const known = lanes.find((lane) => lane.host === host && host !== '')?.id;
  const atIssuer = facts.authorizationServer !== undefined && url !== server.url;
  const to = known ?? laneOf(atIssuer ? 'authorization-server' : 'server', lanes);
  return {
    id: 'upcoming',
    step,
    from: 'client',
    to,
    kind: 'upcoming',
    label: `${method} ${placeIn(url, to, lanes)}`,
    detail: 'goes out next',
    ...(edited && { edited }),
  };
}

/** The path, with the host before it where that is not the lane's own. */
function placeIn(url: string, id: LaneId, lanes: readonly Lane[]): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  const own = lanes.some((lane) => lane.id === id && lane.host === host);
  return `${own ? '' : host}${pathname}${search === '' ? '' : '?…'}`;
}
