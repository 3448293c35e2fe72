/** Composition of engine, wire and rules, the same for the extension and the command line. Root of the `core.js` bundle. */

import { openHttpSession } from './client/http-session';
import { type EraLoaders, sessionOpener } from './client/session';
import type { Errand } from './model/errand';
import type { Ports } from './model/ports';
import type { Revision } from './model/revision';
import type { GivenSecrets, RunSettings } from './model/run-settings';
import { specIds, specLink } from './model/spec';
import type { JudgedTrace, Trace } from './model/trace';
import { askProvider, isIssuer } from './oauth/ask-provider';
import { isDocumentUrl, writeClientDocument } from './oauth/client-document';
import { isUsableEdit } from './oauth/edit';
import { createFlow, type Flow } from './oauth/engine';
import { noPausePolicy, type PausePolicy, stepPolicy, tracePolicy } from './oauth/gate';
import { createLease } from './oauth/lease';
import { createLiveAccess } from './oauth/live-access';
import { profiles } from './oauth/profiles/by-revision';
import { defaultLimits, type Limits } from './oauth/recorder';
import { createRedactor } from './oauth/redact';
import { createRegistrationStore } from './oauth/registration-store';
import { type ReplayWish, replay } from './oauth/replay';
import { createTokenStore, isSameSignIn, type SavedSignIn } from './oauth/token-store';
import { curlReport } from './report/curl-report';
import { exportText, fileEndings } from './report/export-formats';
import { exposedHarReport } from './report/har-report';
import { numberedExchanges } from './report/numbered-exchanges';
import { firstSentence, rulePageMarkdown, rulePageText } from './report/rule-page';
import { readTraceFile, writeTraceFile } from './report/trace-file';
import { configRules } from './rules/config/list';
import { judge, rules } from './rules/list';

export interface FlowRequest extends EraLoaders {
  readonly errand: Errand;
  readonly revision: Revision;
  readonly server: {
    readonly name: string;
    readonly url: string;
    readonly transport: 'http' | 'sse' | 'stdio';
    readonly headers: { readonly [name: string]: string };
  };
  /** The address as the configuration has it, when variables stand in it. */
  readonly configuredUrl?: string;
  readonly settings: Omit<RunSettings, 'given'>;
  readonly secrets?: GivenSecrets;
  readonly pause: 'never' | 'trace' | 'step';
  readonly ports: Ports;
  /** Tells the sign-in apart from others that share all else with it, such as those of another person. */
  readonly label?: string;
  /** Other limits than the usual ones for what a server may send. */
  readonly limits?: Partial<Limits>;
  /** Keeps what a paused flow needs to go on in another window; called without text at its end. */
  readonly keep?: (text: string | undefined) => Promise<void>;
  /** What `keep` was given in the window before. */
  readonly resume?: string;
}

/** Where a flow pauses, by how it was started. */
export const policies: { readonly [pause in FlowRequest['pause']]: PausePolicy } = {
  never: noPausePolicy,
  trace: tracePolicy,
  step: stepPolicy,
};

/** A flow that stands before its first step. Its sign-in is saved in the secret store of its ports. */
export function startFlow(request: FlowRequest): Flow {
  const { server, ports, errand } = request;
  const secrets = request.secrets ?? {};
  const given = Object.keys(secrets) as (keyof GivenSecrets)[];
  const limits = { ...defaultLimits, ...request.limits };
  const store = createTokenStore(ports.secrets, ports.now);
  const { visibleAfter } = ports.secrets;
  const lease = createLease({ ...ports, ...(visibleAfter !== undefined && { visibleAfter }) });
  const profile = profiles[request.revision];
  let loaded: SavedSignIn | undefined;
  return createFlow({
    errand,
    profile,
    server,
    settings: { ...request.settings, given },
    secrets,
    policy: policies[request.pause],
    ports,
    limits,
    // The engine counts the time of a call itself, because it stands still while the user holds a request.
    openWire: sessionOpener(server, request, longestCall, profile.statelessWire),
    judge,
    async load() {
      loaded = await store.find(server.url);
      return loaded;
    },
    async save(signIn, kind) {
      const where = {
        serverUrl: server.url,
        configuredUrl: request.configuredUrl ?? server.url,
      };
      if (kind === 'new') {
        // Who steps up from a saved sign-in is the same person, and has the wider one in its place.
        const before = errand === 'reconnect' ? loaded : undefined;
        const label = request.label ?? before?.label;
        if (before !== undefined) await store.remove(before);
        return store.save({ ...signIn, ...where, ...(label !== undefined && { label }) });
      }
      // One that was signed out meanwhile is not brought back.
      await store.update(server.url, (saved) =>
        isSameSignIn(saved.stored, signIn.stored)
          ? { ...saved, ...signIn, ...where, usedAt: ports.now() }
          : undefined,
      );
    },
    forget: async () => {
      if (loaded !== undefined) await store.remove(loaded);
    },
    hold: (signal) =>
      new Promise((resolve, reject) => {
        const held = (): Promise<void> => new Promise((release) => resolve(release));
        lease.hold(server.url, signal, held).catch(reject);
      }),
    registrations: createRegistrationStore(ports.secrets),
    ...(request.keep !== undefined && { keep: request.keep }),
    ...(request.resume !== undefined && { resume: request.resume }),
  });
}

/** Whether an address is one of the table of specifications: a page must not choose where the browser goes. */
export function isSpecUrl(url: string, revision: Revision): boolean {
  return specIds.some((id) => specLink(id, revision).url === url);
}

/** Sessions that stay open over HTTP. `stateless`: whether 2026-07-28's wire is tried first. */
export const live = {
  access: createLiveAccess,
  open: openHttpSession,
  stateless: (revision: Revision): boolean => profiles[revision].statelessWire,
};

/** Text that may have come from a server, without what looks like a secret, and without these. */
export function redacted(text: string, secrets: readonly string[] = []): string {
  return createRedactor(secrets).text(text);
}

/** What an authorization server says of itself, outside of any flow. */
export const provider = { isIssuer, ask: askProvider };

/** The document that makes its own address a client id. */
export const clientDocument = { isDocumentUrl, writeClientDocument };

/** The clients that were registered from here. */
export const registrationStore = createRegistrationStore;

/** Whether an edit makes a request that can be sent. */
export const usableEdit = isUsableEdit;

/** A day, in milliseconds. */
const longestCall = 86_400_000;

/** A trace as the text of a file, and back. */
export const traceFile = { write: writeTraceFile, read: readTraceFile };

/** Judges a trace that was opened from a file. */
export function judged(trace: Trace): JudgedTrace {
  return { ...trace, findings: judge(trace) };
}

/** Runs an opened trace again without a network, by its own revision or another. */
export function replayed(trace: Trace, wish: ReplayWish = {}): JudgedTrace {
  return judged(replay(trace, wish));
}

/** A trace in forms that other programs and people read, and one request of it as a command. */
export const carried = {
  text: exportText,
  endings: fileEndings,
  exchanges: numberedExchanges,
  curl: curlReport,
  exposedHar: exposedHarReport,
};

/** What help pages are made with; their text is in a file of its own, beside the bundles. */
export const rulePages = {
  rules: [...rules, ...configRules],
  markdown: rulePageMarkdown,
  text: rulePageText,
  firstSentence,
};
