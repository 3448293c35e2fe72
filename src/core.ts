/** Composition of engine, wire and rules, the same for the extension and the command line. Root of the `core.js` bundle. */

import { type LoadEra2025, sessionOpener } from './client/session';
import type { RunSettings } from './model/flow';
import type { Ports } from './model/ports';
import type { Revision } from './model/spec';
import type { JudgedTrace } from './model/trace';
import { createFlow, type Flow } from './oauth/engine';
import { noPausePolicy, type PausePolicy, stepPolicy, tracePolicy } from './oauth/gate';
import { chooseProfile, type Errand } from './oauth/profiles/choose';
import { defaultLimits, type Limits } from './oauth/recorder';
import { createTokenStore } from './oauth/token-store';
import { textReport } from './report/text-report';
import { judge } from './rules/list';

export interface FlowRequest {
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
  readonly settings: Omit<RunSettings, 'hasClientSecret'>;
  readonly clientSecret?: string;
  readonly pause: 'never' | 'trace' | 'step';
  readonly ports: Ports;
  readonly loadEra2025: LoadEra2025;
  /** Other limits than the usual ones for what a server may send. */
  readonly limits?: Partial<Limits>;
}

const policies: { readonly [pause in FlowRequest['pause']]: PausePolicy } = {
  never: noPausePolicy,
  trace: tracePolicy,
  step: stepPolicy,
};

/** A flow that stands before its first step. Its sign-in is saved in the secret store of its ports. */
export function startFlow(request: FlowRequest): Flow {
  const { server, ports, clientSecret } = request;
  const settings = { ...request.settings, hasClientSecret: clientSecret !== undefined };
  const limits = { ...defaultLimits, ...request.limits };
  const store = createTokenStore(ports.secrets, ports.now);
  return createFlow({
    profile: chooseProfile(request.revision, server.transport, request.errand, settings),
    server,
    settings,
    policy: policies[request.pause],
    ports,
    limits,
    openWire: sessionOpener(server, request.loadEra2025, limits.sessionMs),
    judge,
    load: () => store.find(server.url),
    save: (signIn) =>
      store.save({
        ...signIn,
        serverUrl: server.url,
        configuredUrl: request.configuredUrl ?? server.url,
      }),
    ...(clientSecret !== undefined && { clientSecret }),
  });
}

/** The report of a trace as plain text, for a clipboard or a file. */
export function plainReport(trace: JudgedTrace): string {
  return textReport(trace, false);
}
