/** Composition of engine, wire and rules, the same for the extension and the command line. Root of the `core.js` bundle. */

import { type EraLoaders, sessionOpener } from './client/session';
import type { Ports } from './model/ports';
import type { GivenSecrets, RunSettings } from './model/run-settings';
import type { Revision } from './model/spec';
import type { JudgedTrace } from './model/trace';
import { createFlow, type Flow } from './oauth/engine';
import { noPausePolicy, type PausePolicy, stepPolicy, tracePolicy } from './oauth/gate';
import { createLease } from './oauth/lease';
import { profiles } from './oauth/profiles/by-revision';
import type { Errand } from './oauth/profiles/plan';
import { defaultLimits, type Limits } from './oauth/recorder';
import { createRegistrationStore } from './oauth/registration-store';
import { createTokenStore, isSameSignIn } from './oauth/token-store';
import { textReport } from './report/text-report';
import { judge } from './rules/list';

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
  /** Other limits than the usual ones for what a server may send. */
  readonly limits?: Partial<Limits>;
  /** Keeps what a paused flow needs to go on in another window; called without text at its end. */
  readonly keep?: (text: string | undefined) => Promise<void>;
  /** What `keep` was given in the window before. */
  readonly resume?: string;
}

const policies: { readonly [pause in FlowRequest['pause']]: PausePolicy } = {
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
  const lease = createLease(ports);
  const profile = profiles[request.revision];
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
    load: () => store.find(server.url),
    async save(signIn, kind) {
      const where = {
        serverUrl: server.url,
        configuredUrl: request.configuredUrl ?? server.url,
      };
      if (kind === 'new') return store.save({ ...signIn, ...where });
      // One that was signed out meanwhile is not brought back.
      await store.update(server.url, (saved) =>
        isSameSignIn(saved.stored, signIn.stored)
          ? { ...saved, ...signIn, ...where, usedAt: ports.now() }
          : undefined,
      );
    },
    forget: async () => {
      await store.forget(request.configuredUrl ?? server.url);
    },
    hold: (signal) => lease.acquire(server.url, signal),
    registrations: createRegistrationStore(ports.secrets),
    ...(request.keep !== undefined && { keep: request.keep }),
    ...(request.resume !== undefined && { resume: request.resume }),
  });
}

/** A day, in milliseconds. */
const longestCall = 86_400_000;

/** The report of a trace as plain text, for a clipboard or a file. */
export function plainReport(trace: JudgedTrace): string {
  return textReport(trace, false);
}
