/** Fills a draft with its secrets at the moment it goes out: client authentication, bearer token, form secrets. */

import { clientInfo } from '../model/client-info';
import type { Facts } from '../model/flow';
import type { LiveRequest } from './exchange';
import type { RequestDraft } from './step';
import type { Vault } from './vault';

export interface Filling {
  readonly vault: Vault;
  /** The client that authenticates; needed for drafts with `credentials: 'client'`. */
  readonly client: Facts['client'] | undefined;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
}

/**
 * The request as it goes on the wire. Configured headers go to the server's own address only,
 * whatever a document names; a bearer token goes to the server's origin only.
 */
export function fill(draft: RequestDraft, filling: Filling): LiveRequest {
  const headers = new Map<string, string>();
  if (draft.url === filling.server.url) {
    for (const [name, value] of Object.entries(filling.server.headers))
      headers.set(name.toLowerCase(), value);
  }
  headers.set('user-agent', clientInfo.name);
  for (const [name, value] of Object.entries(draft.headers)) headers.set(name.toLowerCase(), value);
  let fields =
    draft.body?.kind === 'form'
      ? draft.body.fields.map(([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : (filling.vault.get(value.secret) ?? ''),
        ])
      : undefined;

  if (draft.credentials === 'token') {
    const token = filling.vault.get('accessToken');
    if (token !== undefined && sameOrigin(draft.url, filling.server.url))
      headers.set('authorization', `Bearer ${token}`);
  }
  if (draft.credentials === 'client' && filling.client !== undefined && fields !== undefined) {
    const { client } = filling;
    const secret = filling.vault.get('clientSecret') ?? '';
    switch (client.authMethod) {
      case 'client_secret_basic': {
        const pair = basic(client.clientId, secret);
        filling.vault.protect(pair);
        headers.set('authorization', `Basic ${pair}`);
        break;
      }
      case 'client_secret_post':
        fields = [...fields, ['client_id', client.clientId], ['client_secret', secret]];
        break;
      case 'none':
        fields = [...fields, ['client_id', client.clientId]];
        break;
    }
  }

  const body = bodyOf(draft, fields);
  if (body !== undefined) headers.set('content-type', body.contentType);
  return {
    method: draft.method,
    url: draft.url,
    headers: [...headers],
    ...(body !== undefined && { body: body.text }),
  };
}

/** The address the browser opens: the endpoint with its own query kept and the parameters added. RFC 6749 §3.1. */
export function authorizationUrl(request: Facts['authorizationRequest'], vault: Vault): string {
  const url = new URL(request.endpoint);
  for (const [name, value] of request.parameters) {
    url.searchParams.set(name, typeof value === 'string' ? value : (vault.get(value.secret) ?? ''));
  }
  return url.href;
}

function bodyOf(
  draft: RequestDraft,
  fields: readonly (readonly [string, string])[] | undefined,
): { text: string; contentType: string } | undefined {
  if (fields !== undefined) {
    const text = new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    ).toString();
    return { text, contentType: 'application/x-www-form-urlencoded' };
  }
  if (draft.body?.kind === 'json') {
    return { text: JSON.stringify(draft.body.value), contentType: 'application/json' };
  }
  return undefined;
}

/** Id and secret are form-encoded before they are joined, which many clients forget. RFC 6749 §2.3.1. */
function basic(id: string, secret: string): string {
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
  return btoa(`${encode(id)}:${encode(secret)}`);
}

function sameOrigin(a: string, b: string): boolean {
  return new URL(a).origin === new URL(b).origin;
}
