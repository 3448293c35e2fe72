/** What a world in memory can do otherwise, to be put together. */

import {
  type Answer,
  type Change,
  type Endpoint,
  healthyAnswer,
  issuer,
  json,
  signToken,
} from '../unit/oauth/world';

/** One after the other; each changes what the one before has made. */
export function allOf(...changes: readonly Change[]): Change {
  return async (seen, healthy) => {
    let answer = healthy;
    for (const change of changes) {
      const made = await change(seen, answer);
      if (made instanceof Response) return made;
      answer = made ?? answer;
    }
    return answer;
  };
}

/** Members of a JSON document as given; `undefined` leaves one out. */
export function members(endpoint: Endpoint, changed: { readonly [name: string]: unknown }): Change {
  return (seen, healthy) =>
    seen.endpoint === endpoint
      ? { ...healthy, body: JSON.stringify({ ...JSON.parse(healthy.body), ...changed }) }
      : undefined;
}

/** A browser that comes back with this `iss`, or without one. */
export function withIss(iss: string | undefined): (callback: URL) => URL {
  return (callback) => {
    const back = new URL(callback);
    if (iss === undefined) back.searchParams.delete('iss');
    else back.searchParams.set('iss', iss);
    return back;
  };
}

/** The same answer to every request for this. */
export function answering(endpoint: Endpoint, answer: Answer): Change {
  return (seen) => (seen.endpoint === endpoint ? answer : undefined);
}

export const notFound: Answer = { status: 404, headers: {}, body: '' };

/** The same answer to every request for this address, whatever its query. */
export function at(url: string, answer: Answer): Change {
  return (seen) => (seen.url.split('?')[0] === url ? answer : undefined);
}

/** The refusal with these `WWW-Authenticate` fields and no other. */
export function challenged(...fields: readonly string[]): Change {
  return (seen) => {
    if (seen.endpoint !== 'refusal') return undefined;
    const headers = new Headers();
    for (const field of fields) headers.append('www-authenticate', field);
    return new Response('', { status: 401, headers });
  };
}

/** A 403 with this challenge to a request of the session, for as long as `lacks` says so of its token. */
export function wantsScope(
  method: string,
  challenge: string,
  lacks: (token: string) => boolean = () => true,
): Change {
  return (seen) => {
    const token = seen.headers.get('authorization')?.slice(7) ?? '';
    if (seen.endpoint !== 'session' || !seen.body.includes(`"${method}"`)) return undefined;
    if (!lacks(token)) return undefined;
    return { status: 403, headers: { 'www-authenticate': challenge }, body: '' };
  };
}

const paths: { readonly [path: string]: Endpoint } = {
  '/.well-known/oauth-authorization-server': 'server-metadata',
  '/register': 'register',
  '/authorize': 'authorize',
  '/token': 'token',
  '/jwks': 'jwks',
};

/** The access token that another authorization server gives out. */
export function tokenOf(origin: string): Promise<string> {
  const known = tokens.get(origin) ?? signToken({ iss: origin });
  tokens.set(origin, known);
  return known;
}

const tokens = new Map<string, Promise<string>>();

/**
 * A healthy authorization server at another origin, which knows clients of its own. Members of its
 * metadata can be changed.
 */
export function serverAt(
  origin: string,
  metadata: { readonly [name: string]: unknown } = {},
): Change {
  return async (seen) => {
    const url = new URL(seen.url);
    if (url.origin !== origin) return undefined;
    const endpoint = paths[url.pathname] ?? 'elsewhere';
    const answer = renamed(healthyAnswer({ ...seen, endpoint }), origin);
    switch (endpoint) {
      case 'server-metadata':
        return json({ ...JSON.parse(answer.body), ...metadata });
      case 'register':
        return json({ ...JSON.parse(answer.body), client_id: `client-of-${url.hostname}` }, 201);
      case 'token':
        return json({ ...JSON.parse(answer.body), access_token: await tokenOf(origin) });
      default:
        return answer;
    }
  };
}

/** The authorization server that a server moves to. */
export const next = 'https://next.example';

/** From the moment that `moved` says so, the resource metadata names another authorization server. */
export function moving(
  moved: () => boolean,
  metadata: { readonly [name: string]: unknown } = {},
): Change {
  return allOf(serverAt(next, metadata), (seen, healthy) =>
    moved() && seen.endpoint === 'resource-metadata'
      ? json({ ...JSON.parse(healthy.body), authorization_servers: [next] })
      : undefined,
  );
}

/** Answers 401 to a token once in the middle of the session, and moves. */
export function movingInSession(metadata: { readonly [name: string]: unknown } = {}): Change {
  let moved = false;
  return allOf(
    moving(() => moved, metadata),
    (seen) => {
      if (moved || seen.endpoint !== 'session' || !seen.body.includes('tools/list'))
        return undefined;
      moved = true;
      return { status: 401, headers: {}, body: '' };
    },
  );
}

function renamed(answer: Answer, origin: string): Answer {
  const rename = (text: string): string =>
    text
      .replaceAll(issuer, origin)
      .replaceAll(encodeURIComponent(issuer), encodeURIComponent(origin));
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, rename(value)]);
  return { ...answer, headers: Object.fromEntries(headers), body: rename(answer.body) };
}
