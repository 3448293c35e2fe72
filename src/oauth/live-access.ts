/** The way to a server for a session that stays open: its token is presented, and nothing is recorded. */

import type { Ports } from '../model/ports';
import { createCredentials } from './credentials';
import { createRedactor } from './redact';
import { isSecureUrl } from './secure-url';
import { namesToSave, type SignIn } from './token-store';
import { createVault } from './vault';
import { isHttpUrl } from './well-known';
import { createWireFetch, type WireFetch } from './wire-fetch';

export interface LiveAccess {
  readonly fetch: WireFetch;
  /** From the next request on its token is presented. */
  use(signIn: SignIn): void;
  /** Text of the server, without any secret of the sign-ins that were used. */
  redacted(text: string): string;
  /** Calls off whatever is under way. */
  end(): void;
}

export interface LiveAccessOptions {
  readonly ports: Pick<Ports, 'fetch' | 'now' | 'sleep' | 'random'>;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  /** The user has stepped past the rule `insecure-endpoint`. */
  readonly inTheClear: boolean;
}

/** `undefined`: nothing may be sent there, since it is no https address beyond this machine. OAuth 2.1 §1.5. */
export function createLiveAccess(options: LiveAccessOptions): LiveAccess | undefined {
  const { ports, server, inTheClear } = options;
  if (!isHttpUrl(server.url) || !(inTheClear || isSecureUrl(server.url))) return undefined;
  const { now, random } = ports;
  const vault = createVault();
  for (const value of Object.values(server.headers)) vault.protect(value);
  const ending = new AbortController();
  let count = 0;
  return {
    fetch: createWireFetch({
      ports,
      recorder: { keep: () => {}, nextId: () => `x${++count}` },
      credentials: createCredentials({ vault, server, settings: {}, now, random }),
      gate: { pass: async ({ live }) => ({ live }) },
      server,
      purpose: () => ({ step: 'connect', party: 'server', because: '' }),
      left: new AbortController().signal,
      signal: ending.signal,
    }),
    use({ secrets }) {
      for (const name of namesToSave()) {
        const value = secrets[name];
        if (value === undefined) vault.drop(name);
        else vault.put(name, value);
      }
    },
    redacted: (text) => createRedactor(vault.protectedValues()).text(text),
    end: () => ending.abort(),
  };
}
