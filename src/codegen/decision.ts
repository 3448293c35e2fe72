/** The questions that lead to a wiring, and what each answer means. */

import type { Job, Wiring } from './wiring';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What it leads to. */
  readonly detail: string;
}

export type Transport = 'http' | 'stdio';

export const transports: readonly Option<Transport>[] = [
  {
    value: 'http',
    label: 'At an address',
    detail:
      'Streamable HTTP or SSE: anybody who reaches the address reaches the server, so callers have to show who they are',
  },
  {
    value: 'stdio',
    label: 'Over stdio only',
    detail:
      'The client starts the server as the same user, and the specification has no sign-in there. Nothing is written',
  },
];

export type Callers = 'people' | 'services' | 'both';

export const callers: readonly Option<Callers>[] = [
  {
    value: 'people',
    label: 'People, in clients such as Claude, Cursor or VS Code',
    detail:
      'They arrive without a token, so the client has to find out where to sign in. A verifier alone cannot sign anyone in',
  },
  {
    value: 'services',
    label: 'Services that already hold a token',
    detail:
      'The server checks tokens and signs nobody in. Connectors of Claude take neither a pure client_credentials grant nor pasted tokens, so people cannot connect',
  },
  {
    value: 'both',
    label: 'Both: people, and services with a token of their own',
    detail:
      'People sign in, and tokens of the issuer of your services are taken besides: MultiAuth asks one after the other',
  },
];

/** The wirings to choose from once it is known who calls. */
export function wiringsFor(wirings: readonly Wiring[], who: Callers): readonly Option<string>[] {
  const jobs: readonly Job[] = who === 'services' ? ['verify'] : ['remote', 'proxy'];
  // Providers by name come first: whoever finds theirs need not know what it can do.
  const general = (wiring: Wiring): number => (wiring.title.startsWith('Any ') ? 1 : 0);
  return wirings
    .filter(({ job }) => jobs.includes(job))
    .toSorted((a, b) => general(a) - general(b))
    .map(({ id, title, because }) => ({ value: id, label: title, detail: sentence(because) }));
}

/** Whether what the provider signs with is to be asked; a class of a provider's own knows it. */
export function takesAlgorithm({ tokens, takesAlgorithm: told }: Wiring): boolean {
  return told === true || tokens === 'jwks' || tokens === 'pem';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
