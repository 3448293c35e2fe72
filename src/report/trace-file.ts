/** A trace as a file to carry away, and the way back. Its form is `media/schemas/trace.schema.json`. */

import { type Revision, revisions } from '../model/revision';
import { type SpecId, specIds } from '../model/spec';
import { type OverridableStop, overridableStops } from '../model/stop';
import type { JudgedTrace, Trace, TraceStatus, TraceStep } from '../model/trace';
import { isFacts } from './fact-guards';
import { type Guard, is, isRecord, isText, isWord, list, object, oneOf } from './guard';
import { jsonReport } from './json-report';
import { isRun } from './run-guards';
import { isStep, isStepId, isUpcoming } from './step-guards';

/** Characters beyond which a file is not read: no flow has as much. */
const largest = 20_000_000;
/** Deeper than any trace: what servers send is cut at a hundred when it is shown. */
const deepest = 150;

export type ReadTrace =
  | { readonly ok: true; readonly trace: Trace }
  /** `why` is for the user. */
  | { readonly ok: false; readonly why: string };

/** The text of a file: redacted as every trace is, and without what tokens say about a person. */
export function writeTraceFile(trace: JudgedTrace): string {
  return jsonReport(trace);
}

/**
 * The trace in the text of a file. What the file says of findings is left aside: the rules judge it
 * anew. Members that a newer version has added are passed over. Never throws.
 */
export function readTraceFile(text: string): ReadTrace {
  if (text.length > largest) return no('The file is too large for a trace.');
  const value = parsed(text);
  if (value === undefined) return no('The file is no JSON.');
  if (!isRecord(value) || value['format'] !== 'mcp-auth-trace/1') {
    return no(
      'The file is no trace of this program, or of a version of it that is not known here.',
    );
  }
  if (isTooDeep(value)) return no('The file is nested too deep for a trace.');
  const { outcome, findings: _judged, ...members } = value;
  const trace: unknown = { ...members, status: outcome };
  if (isTrace(trace)) return { ok: true, trace: withKnownLinks(trace) };
  return no(`The file is no whole trace: ${lackOf(value)} is missing or wrong.`);
}

const isServer = object<Trace['server']>(
  {
    name: isText,
    url: isAddress,
    transport: oneOf<Trace['server']['transport']>({ http: true, sse: true, stdio: true }),
  },
  {},
);

const isStatus = oneOf<TraceStatus>({
  ready: true,
  running: true,
  paused: true,
  'signed-in': true,
  open: true,
  'not-needed': true,
  'signed-out': true,
  unregistered: true,
  checked: true,
  probed: true,
  stopped: true,
  cancelled: true,
});

const isRevision: Guard<Revision> = (value): value is Revision =>
  revisions.some((one) => one === value);

const isOverride: Guard<OverridableStop> = (value): value is OverridableStop =>
  overridableStops.some((one) => one === value);

const isStop = object<NonNullable<Trace['stop']>>(
  { step: isStepId, code: isWord<NonNullable<Trace['stop']>['code']>, says: isText },
  { override: isOverride, since: isRevision, belongsTo: isText },
);

const needed = {
  format: is('mcp-auth-trace/1'),
  server: isServer,
  revision: isRevision,
  status: isStatus,
  steps: isSteps,
  facts: isFacts,
  run: isRun,
  overrides: list(isText),
};
const added = { upcoming: isUpcoming, stop: isStop, noted: list(isStop) };
const isTrace = object<Trace>(needed, added);

/** At least one, and none twice. */
function isSteps(value: unknown): value is readonly TraceStep[] {
  if (!list(isStep, 100)(value) || value.length === 0) return false;
  return new Set(value.map(({ id }) => id)).size === value.length;
}

/** Where a secret stood in the address, or was the address, there is a mask. */
function isAddress(value: unknown): value is string {
  return isText(value) && (URL.canParse(value) || /‹\d{1,9} characters›/.test(value));
}

/** Names the member that does not fit, as the file has it. */
function lackOf(value: { readonly [name: string]: unknown }): string {
  const guards = Object.entries({ ...needed, ...added });
  const lacking = guards.find(([name, fits]) => {
    const member = value[name === 'status' ? 'outcome' : name];
    return !fits(member) && !(member === undefined && name in added);
  });
  const name = lacking?.[0] ?? 'a member';
  if (name !== 'steps' || !Array.isArray(value['steps']))
    return name === 'status' ? 'outcome' : name;
  const at = value['steps'].findIndex((step) => !isStep(step));
  return at === -1 ? name : `step ${at + 1}`;
}

/** A link to a specification that is not known here cannot be shown. */
function withKnownLinks(trace: Trace): Trace {
  const known = (id: SpecId): boolean => specIds.includes(id);
  return {
    ...trace,
    steps: trace.steps.map((step) => ({ ...step, spec: step.spec.filter(known) })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Goes down level by level, since a call for each would need stack. */
function isTooDeep(value: unknown): boolean {
  let level: readonly object[] = [value].filter(isObject);
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.flatMap((one) => Object.values(one).filter(isObject));
    if (level.length === 0) return false;
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function no(why: string): ReadTrace {
  return { ok: false, why };
}
