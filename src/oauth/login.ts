/** The person's part: holds the redirect URI, opens the browser, and waits until it has come back. */

import type { Outcome, RunSettings } from '../model/flow';
import type { AddressGuard, Ports, ReservedRedirect } from '../model/ports';
import { readAuthorizationResponse } from './authorization-response';
import { authorizationUrl } from './credentials';
import type { Question } from './step';
import type { Vault } from './vault';

export interface Login {
  /** Puts a question to the person. Never throws. */
  ask(question: Question): Promise<Outcome>;
  /** The login page, while it is open. */
  url(): string | undefined;
  /** Gives the redirect URI back, which ends the wait for the browser. */
  close(): void;
}

export interface LoginOptions {
  readonly ports: Pick<Ports, 'reserveRedirect' | 'openBrowser' | 'log'>;
  readonly vault: Vault;
  readonly settings: Pick<RunSettings, 'loginTimeout'>;
  /** Asked before the browser opens; what it refuses comes back as a failure. */
  readonly guard: AddressGuard;
  readonly onChange: () => void;
}

/** A login that holds no redirect URI yet. */
export function createLogin(options: LoginOptions): Login {
  const { ports, vault, settings, guard, onChange } = options;
  let redirect: ReservedRedirect | undefined;
  let url: string | undefined;

  function close(): void {
    redirect?.close();
    redirect = undefined;
    url = undefined;
  }

  async function reserve(): Promise<Outcome> {
    close();
    try {
      redirect = await ports.reserveRedirect();
      return { kind: 'redirect', uri: redirect.uri };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'no-redirect', message };
    }
  }

  function openPage(page: string): void {
    url = page;
    onChange();
    // Not waited for: a browser may take its time to say that it has opened, and the wait can be called off.
    ports
      .openBrowser(page, guard)
      .catch(() => false)
      .then((opened) => {
        if (!opened)
          ports.log('The browser did not open; the login page can be opened by its address.');
      });
  }

  async function open(request: Extract<Question, { kind: 'login' }>['request']): Promise<Outcome> {
    if (redirect === undefined) throw new Error('a login without a redirect URI');
    const waiting = redirect.wait(settings.loginTimeout);
    // The wait ends first when the login is called off during a lookup that takes its time.
    const refusal = await Promise.race([
      guard(request.endpoint),
      waiting.then(() => 'over' as const),
    ]);
    if (refusal === undefined) openPage(authorizationUrl(request, vault));
    else if (refusal !== 'over') {
      close();
      return { kind: 'failure', url: request.endpoint, failure: refusal };
    }
    const end = await waiting;
    close();
    if (end.kind !== 'url') {
      const { loginTimeout: seconds } = settings;
      return {
        kind: 'login',
        end: end.kind === 'timeout' ? { kind: 'timeout', seconds } : { kind: 'cancelled' },
      };
    }
    const response = readAuthorizationResponse(end.url, end.received, vault);
    return { kind: 'login', end: { kind: 'returned', response } };
  }

  return {
    ask: (question) => (question.kind === 'redirect' ? reserve() : open(question.request)),
    url: () => url,
    close,
  };
}
