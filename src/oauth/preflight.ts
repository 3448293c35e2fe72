/** The question that a browser asks before a page may send a request: CORS. Fetch §3.3. */

import { fieldIn } from '../model/field-in';
import type { Outcome } from '../model/outcome';
import type { Preflight } from '../model/survey';
import type { HeaderList } from '../model/wire';
import { openingRequest } from './opening-request';
import type { Env, RequestDraft } from './step';

/** A page of nobody's: a server that lets in only pages that it knows does not let this one in. */
export const surveyOrigin = 'https://client.example';

/** Which address the page would ask, and what for. */
export type PreflightOf = Pick<Preflight, 'of' | 'url'>;

/** The preflight of the request that a client in a browser would make there. */
export function preflightRequest({ of, url }: PreflightOf, env: Env): RequestDraft {
  const fields = wantedFields(of, env);
  const ofServer = of === 'server' || of === 'resource-metadata';
  return {
    method: 'OPTIONS',
    url,
    party: ofServer ? 'server' : 'authorization-server',
    headers: {
      origin: surveyOrigin,
      'access-control-request-method': of.endsWith('metadata') ? 'GET' : 'POST',
      ...(fields.length > 0 && { 'access-control-request-headers': fields.join(',') }),
    },
    credentials: 'none',
    bare: true,
    keep: {},
  };
}

/** Header fields beyond those that every page may send. */
function wantedFields(of: Preflight['of'], env: Env): readonly string[] {
  switch (of) {
    case 'server': {
      const ofEra = env.profile.statelessWire ? ['mcp-method', 'mcp-name'] : ['mcp-session-id'];
      return ['authorization', 'content-type', 'mcp-protocol-version', ...ofEra];
    }
    case 'resource-metadata':
    case 'server-metadata':
      return ['mcp-protocol-version'];
    case 'registration-endpoint':
      return ['content-type'];
    case 'token-endpoint':
      return [];
  }
}

/** What the browser makes of the answer. Fetch, CORS-preflight fetch. */
export function readPreflight(asked: PreflightOf, answer: Outcome, env: Env): Preflight {
  const { of, url } = asked;
  if (answer.kind !== 'response') {
    const exchange = answer.kind === 'failure' ? (answer.exchange ?? '') : '';
    return { of, url, exchange, verdict: 'failed', missing: [] };
  }
  const { status, exchange, headers } = answer;
  const origin = fieldIn(headers, 'access-control-allow-origin');
  const allowed = status >= 200 && status < 300 && (origin === '*' || origin === surveyOrigin);
  const may = listOf(headers, 'access-control-allow-headers');
  const missing = wantedFields(of, env).filter((field) => !lets(may, field));
  return {
    ...{ of, url, exchange, status },
    verdict: allowed ? 'allowed' : 'refused',
    missing: allowed ? missing : [],
  };
}

/** The first request once more, as a page sends it: may it read what it was refused with? */
export function requestFromPage(env: Env): RequestDraft {
  const way =
    env.server.transport === 'sse'
      ? 'event-stream'
      : env.profile.statelessWire
        ? 'discover'
        : 'initialize';
  const draft = openingRequest(way, env);
  return { ...draft, headers: { ...draft.headers, origin: surveyOrigin }, bare: true };
}

/** The wildcard stands for every field but the one that holds credentials. Fetch, CORS protocol. */
function lets(may: readonly string[], field: string): boolean {
  return may.includes(field) || (field !== 'authorization' && may.includes('*'));
}

function listOf(headers: HeaderList, name: string): readonly string[] {
  return (fieldIn(headers, name) ?? '').split(',').map((one) => one.trim().toLowerCase());
}
