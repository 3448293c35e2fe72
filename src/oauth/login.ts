/** The person's part: holds the redirect URI, opens the browser, and waits until it has come back. */

import type { Outcome } from '../model/outcome';
import type { AddressGuard, Ports, ReservedRedirect } from '../model/ports';
import type { RunSettings } from '../model/run-settings';
import { readAuthorizationResponse } from './authorization-response';
import { authorizationUrl } from './credentials';
import { isSecureUrl } from './secure-url';
import type { Question } from './step';
import type { Vault } from './vault';

export interface Login {
  /** Reserves a redirect URI, or opens the login page and waits. Never throws. */
  ask(question: LoginQuestion): Promise<Outcome>;
  /** The login page, while it is open. */
  url(): string | undefined;
  /** Gives the redirect URI back, which ends the wait for the browser. */
  close(): void;
}

type LoginQuestion = Exclude<Question, { kind: 'person' }>;

export interface LoginOptions {
  readonly ports: Pick<Ports, 'reserveRedirect' | 'openBrowser' | 'log'>;
  readonly vault: Vault;
  readonly settings: Pick<RunSettings, 'loginTimeout' | 'redirectUri'>;
  /** Asked before the browser opens; what it refuses comes back as a failure. */
  readonly guard: AddressGuard;
  readonly onChange: () => void;
}

/** A login that holds no redirect URI yet. */
export function createLogin(options: LoginOptions): Login {
  const { ports, vault, settings, guard, onChange } = options;
  let redirect: ReservedRedirect | undefined;
  let url: string | undefined;
  /** Counts the closings, so that what was called off meanwhile is noticed. */
  let closings = 0;

  function close(): void {
    closings += 1;
    redirect?.close();
    redirect = undefined;
    url = undefined;
  }

  async function reserve(preferred: string | undefined): Promise<Outcome> {
    close();
    const before = closings;
    try {
      const exact = preferred !== undefined && preferred === settings.redirectUri;
      const reserved = await ports.reserveRedirect(preferred, exact);
      if (before !== closings) {
        reserved.close();
        return { kind: 'no-redirect', message: 'The login was called off.' };
      }
      redirect = reserved;
      return { kind: 'redirect', uri: redirect.uri };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'no-redirect', message };
    }
  }

  function show(page: string): void {
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

  /** The page with the code in its address, where the server gives one. RFC 8628 §3.3.1. */
  function devicePage(plain: string): string {
    const complete = vault.get('verificationUriComplete');
    return complete !== undefined && isSecureUrl(complete) ? complete : plain;
  }

  async function open(request: Extract<Question, { kind: 'login' }>['request']): Promise<Outcome> {
    if (redirect === undefined) {
      // A login that was rewound or outlived its window has given its redirect URI back.
      const again = await reserve(request.redirectUri);
      if (again.kind !== 'redirect' || redirect === undefined) return again;
    }
    if (redirect.uri !== request.redirectUri) return { kind: 'redirect', uri: redirect.uri };
    const before = closings;
    const waiting = redirect.wait(settings.loginTimeout);
    // The wait ends first when the login is called off during a lookup that takes its time.
    const refusal = await Promise.race([
      guard(request.endpoint),
      waiting.then(() => 'over' as const),
    ]);
    if (refusal === undefined && before === closings) show(authorizationUrl(request, vault));
    else if (refusal !== undefined && refusal !== 'over') {
      if (before === closings) close();
      return { kind: 'failure', url: request.endpoint, failure: refusal };
    }
    const end = await waiting;
    if (before !== closings) return { kind: 'login', end: { kind: 'cancelled' } };
    close();
    if (end.kind !== 'url') {
      const { loginTimeout: seconds } = settings;
      return {
        kind: 'login',
        end: end.kind === 'timeout' ? { kind: 'timeout', seconds } : { kind: 'cancelled' },
      };
    }
    const response = readAuthorizationResponse(end, request, vault);
    return { kind: 'login', end: { kind: 'returned', response } };
  }

  return {
    async ask(question) {
      switch (question.kind) {
        case 'redirect':
          return reserve(question.preferred);
        case 'login':
          return open(question.request);
        case 'device': {
          const page = devicePage(question.verificationUri);
          const before = closings;
          const failure = await guard(page);
          if (failure !== undefined) return { kind: 'failure', url: page, failure };
          if (before === closings) show(page);
          return { kind: 'shown' };
        }
      }
    },
    url: () => url,
    close,
  };
}
