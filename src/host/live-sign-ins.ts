import type { HttpServerEntry } from '../model/server';
import { createTokenStore, type SavedSignIn } from '../oauth/token-store';
import type { FlowContext } from './flow-context';
import type { FlowTarget } from './flow-target';
import type { FlowWish } from './flows';

export interface SignedIn {
  /** What the tool gave that the flow called. */
  readonly called?: { readonly text: string; readonly isError: boolean };
}

/** The sign-ins that connections use. */
export interface LiveSignIns {
  /** The one that was saved for this server. */
  find(target: FlowTarget): Promise<SavedSignIn | undefined>;
  /** The same, once a flow has tried it, renewed it if its time was over, and left a trace. */
  usable(entry: HttpServerEntry, target: FlowTarget): Promise<SavedSignIn | undefined>;
  /** Renews it without a person; nothing when that does not work. */
  renewed(entry: HttpServerEntry, target: FlowTarget): Promise<SavedSignIn | undefined>;
  /** Has the user sign in by a flow that the panel shows; nothing when it does not come to that. */
  signedInAnew(entry: HttpServerEntry, wish: FlowWish): Promise<SignedIn | undefined>;
}

export function createLiveSignIns({ ports, flows, panel }: FlowContext): LiveSignIns {
  const store = createTokenStore(ports.secrets, ports.now);

  async function find(target: FlowTarget): Promise<SavedSignIn | undefined> {
    return store.find(target.server.url);
  }

  async function usable(
    entry: HttpServerEntry,
    target: FlowTarget,
  ): Promise<SavedSignIn | undefined> {
    const saved = await find(target);
    // What stops a flow need not stop a connection: the server has the last word on a token.
    return saved && ((await renewed(entry, target)) ?? saved);
  }

  async function renewed(
    entry: HttpServerEntry,
    target: FlowTarget,
  ): Promise<SavedSignIn | undefined> {
    const begun = await flows.run(entry, { errand: 'reconnect', pause: 'trace' }, target);
    const trace = await begun?.flow.ended();
    return trace?.status === 'signed-in' ? find(target) : undefined;
  }

  async function signedInAnew(
    entry: HttpServerEntry,
    wish: FlowWish,
  ): Promise<SignedIn | undefined> {
    const begun = await flows.start(entry, wish);
    if (begun === undefined) return undefined;
    panel.show({ name: entry.name, source: begun.flow, origin: 'live' });
    begun.flow.go('continue');
    const trace = await begun.flow.ended();
    if (trace.status !== 'signed-in') return undefined;
    const { called } = trace.facts;
    return { ...(called !== undefined && { called }) };
  }

  return { find, usable, renewed, signedInAnew };
}
