import type { StepId } from '../../src/model/flow';
import type {
  Banner,
  ExchangeHead,
  PanelSnapshot,
  ShownBreaks,
  ShownFinding,
  ShownOverride,
  StepDetail,
  ToPanel,
  Verb,
} from '../../src/model/messages';
import type { ShownToken } from '../../src/model/shown-token';
import { type SpecId, specLink } from '../../src/model/spec';
import type {
  StepState,
  TraceBody,
  TraceExchange,
  TraceStatus,
  TraceValue,
  UpcomingRequest,
} from '../../src/model/trace';
import { revisionNotes } from '../../src/oauth/revision-notes';
import { clientNotes } from '../../src/report/client-notes';
import { sequenceOf } from '../../src/report/sequence';
import { catalogue } from './fixture-catalogue';

type BodyMessage = Extract<ToPanel, { type: 'body' }>;

/** A snapshot, with what the host would answer when another step or a body is asked for. */
export interface Fixture {
  readonly name: string;
  readonly snapshot: PanelSnapshot;
  readonly details: Readonly<Partial<Record<StepId, StepDetail>>>;
  readonly bodies: Readonly<
    Record<string, Pick<BodyMessage, 'text' | 'contentType' | 'bytes' | 'cut'>>
  >;
}

/** What happened in a step; a step that is not named has not run. */
export interface Happened {
  readonly state: StepState;
  readonly meta?: string;
  readonly tookMs?: number;
  readonly note?: string;
  readonly exchanges?: readonly TraceExchange[];
  readonly values?: readonly TraceValue[];
  readonly durationMs?: number;
}

export interface Told {
  readonly name: string;
  readonly server?: PanelSnapshot['server'];
  readonly status: TraceStatus;
  readonly enabled: readonly Verb[];
  readonly banner?: Banner;
  readonly current?: StepId;
  readonly breakpoints?: readonly StepId[];
  readonly breaks?: ShownBreaks;
  readonly overrides?: readonly ShownOverride[];
  /** What the step that is selected sends next. */
  readonly upcoming?: UpcomingRequest;
  readonly selected: StepId;
  readonly happened: Readonly<Partial<Record<StepId, Happened>>>;
  readonly findings?: readonly ToldFinding[];
}

export type ToldFinding = Omit<ShownFinding, 'spec'> & { readonly spec: readonly SpecId[] };

/** Sets a told story out as the host would. */
export function fixture(told: Told): Fixture {
  const findings = (told.findings ?? []).map((finding) => ({
    ...finding,
    spec: links(finding.spec),
  }));
  const details = catalogue.map((step, index): StepDetail => {
    const done = told.happened[step.id] ?? { state: 'waiting' };
    return {
      id: step.id,
      title: step.title,
      number: index + 1,
      of: catalogue.length,
      state: done.state,
      explained: step.explained,
      note: done.note ?? '',
      spec: links(step.spec),
      exchanges: (done.exchanges ?? []).map(head),
      values: done.values ?? [],
      breakpoint: (told.breakpoints ?? []).includes(step.id),
      canResend: true,
      ...(told.upcoming?.step === step.id ? { upcoming: told.upcoming } : {}),
      canRewind: done.state === 'done' || done.state === 'stopped',
      ...(done.durationMs === undefined ? {} : { durationMs: done.durationMs }),
      ...elsewhere(step.id),
      ...(step.id === 'token-request' && done.state === 'done' ? { tokens: [token] } : {}),
    };
  });
  const rows = catalogue.map(({ id, title, phase }) => {
    const here = findings.filter(({ step }) => step === id);
    const [worst] = (['error', 'warning', 'info'] as const).filter((severity) =>
      here.some((finding) => finding.severity === severity),
    );
    const happened: Happened = told.happened[id] ?? { state: 'waiting' };
    const { state, meta = '', tookMs } = happened;
    return {
      id,
      title,
      phase,
      state,
      meta,
      ...(tookMs === undefined ? {} : { tookMs }),
      findings: here.length,
      breakpoint: (told.breakpoints ?? []).includes(id),
      ...(worst === undefined ? {} : { severity: worst }),
    };
  });
  const detail = details.find(({ id }) => id === told.selected);
  if (detail === undefined) throw new Error(`${told.name}: no step ${told.selected}`);
  return {
    name: told.name,
    snapshot: {
      server: told.server ?? { name: 'notes', url: 'https://notes.example.com/mcp' },
      revision: '2025-11-25',
      status: told.status,
      enabled: told.enabled,
      ...(told.banner === undefined ? {} : { banner: told.banner }),
      rows,
      ...(told.current === undefined ? {} : { current: told.current }),
      selected: told.selected,
      detail,
      findings,
      sequence: sequenceOf(
        {
          server: told.server ?? { url: 'https://notes.example.com/mcp' },
          facts: {},
          steps: catalogue.map(({ id }) => {
            const { state = 'waiting', exchanges = [] } = told.happened[id] ?? {};
            return { id, state, exchanges, askedMs: askedAt(id, told), outcomes: [] };
          }),
        },
        {
          findings,
          upcoming: told.upcoming,
          stopped: catalogue.find(({ id }) => told.happened[id]?.state === 'stopped'),
        },
      ),
      overrides: told.overrides ?? [],
      breaks: told.breaks ?? { requests: [], findings: true },
    },
    details: Object.fromEntries(details.map((item) => [item.id, item])),
    bodies: Object.fromEntries(
      Object.values(told.happened).flatMap(({ exchanges = [] }) => exchanges.flatMap(bodiesOf)),
    ),
  };
}

/** After everything that was sent before it. */
function askedAt(id: StepId, { happened }: Told): readonly number[] {
  if (happened[id] === undefined) return [];
  const before = catalogue.slice(
    0,
    catalogue.findIndex((step) => step.id === id),
  );
  const sent = before.flatMap((step) => happened[step.id]?.exchanges ?? []);
  return [Math.max(0, ...sent.map(({ timing }) => timing.startMs + 0.5))];
}

function links(ids: readonly SpecId[]) {
  return ids.map((id) => specLink(id, '2025-11-25'));
}

function head({ request, response, ...exchange }: TraceExchange): ExchangeHead {
  const { body: sent, ...requestHead } = request;
  if (response === undefined) {
    return { ...exchange, request: { ...requestHead, bodyBytes: sent?.bytes ?? 0 } };
  }
  const { body: came, ...responseHead } = response;
  return {
    ...exchange,
    request: { ...requestHead, bodyBytes: sent?.bytes ?? 0 },
    response: { ...responseHead, bodyBytes: came.bytes, contentType: came.contentType },
  };
}

function bodiesOf({ id, request, response }: TraceExchange): [string, TraceBody][] {
  return [
    ...(request.body === undefined ? [] : [[`${id} request`, request.body] as [string, TraceBody]]),
    ...(response === undefined ? [] : [[`${id} response`, response.body] as [string, TraceBody]]),
  ];
}

function elsewhere(step: StepId): Pick<StepDetail, 'elsewhere'> {
  const revisions = revisionNotes(step).map(({ revision, does }) => ({ name: revision, does }));
  const clients = clientNotes(step).map(({ client, does }) => ({ name: client, does }));
  return revisions.length + clients.length === 0
    ? {}
    : { elsewhere: { revisions, clients, asOf: 'September 2026' } };
}

const token: ShownToken = {
  title: 'Access token',
  length: 812,
  secret: 'accessToken',
  header: [{ name: 'alg', value: 'ES256', meaning: 'The algorithm that it is signed with.' }],
  claims: [
    { name: 'iss', value: 'https://login.example.com', meaning: 'Who gave it.' },
    { name: 'exp', value: '1788000000', meaning: 'When it ends.', at: 1_788_000_000_000 },
    { name: 'own', value: '{"a":1}', meaning: '' },
  ],
};
