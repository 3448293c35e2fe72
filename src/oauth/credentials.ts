/** Fills a draft with its secrets at the moment it goes out: client authentication, tokens, proofs, form secrets. */

import { clientInfo } from '../model/client-info';
import type { Facts } from '../model/flow';
import type { RunSettings } from '../model/run-settings';
import type { Failure, HeaderList } from '../model/wire';
import { clientAssertion, clientAssertionType } from './crypto/client-assertion';
import { dpopNonceOf, dpopProof } from './crypto/dpop';
import type { LiveRequest } from './exchange';
import { heldProbe } from './held-probes';
import type { RequestDraft } from './step';
import type { Vault } from './vault';

export interface CredentialsOptions {
  readonly vault: Vault;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  readonly settings: Pick<
    RunSettings,
    'clientKeyAlgorithm' | 'clientKeyId' | 'introspectionClientId' | 'identityProvider'
  >;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

export interface Credentials {
  /** The request as it goes on the wire, or why it does not. */
  fill(draft: RequestDraft, client: Facts['client'] | undefined): Promise<FilledRequest>;
  /** The header fields that present the token in a request of the session. */
  present(method: string, url: string): Promise<HeaderList>;
  /** Remembers the nonce that a server wants in the next proof. RFC 9449 §8.2. */
  learn(url: string, headers: HeaderList): void;
}

export interface FilledRequest {
  /** Without what could not be filled in. */
  readonly request: LiveRequest;
  readonly failure?: Failure;
}

type Fields = readonly (readonly [name: string, value: string])[];

/** Who proves itself with an id and perhaps a secret, and how. */
interface Identity {
  readonly clientId: string;
  readonly method: Facts['client']['authMethod'];
  readonly secret: string;
  readonly audience: string;
  /** What the server takes of a client that signs. */
  readonly accepted: readonly string[];
}

/**
 * Configured headers go to the server's own address only, whatever a document names; a token goes to
 * the server's origin only.
 */
export function createCredentials(options: CredentialsOptions): Credentials {
  const { vault, server, settings, now, random } = options;
  const nonces = new Map<string, string>();
  const ownOrigin = new URL(server.url).origin;

  async function proof(method: string, url: string, accessToken?: string): Promise<HeaderList> {
    const key = vault.get('dpopKey');
    if (key === undefined) return [];
    const nonce = nonces.get(new URL(url).origin);
    const made = await dpopProof({
      key,
      method,
      url,
      now: now(),
      random,
      ...(nonce !== undefined && { nonce }),
      ...(accessToken !== undefined && { accessToken }),
    });
    vault.protect(made);
    return [['dpop', made]];
  }

  async function present(
    method: string,
    url: string,
    token = vault.get('accessToken'),
  ): Promise<HeaderList> {
    if (token === undefined || new URL(url).origin !== ownOrigin) return [];
    const bound = vault.get('dpopKey') !== undefined;
    const scheme = bound ? 'DPoP' : 'Bearer';
    return [['authorization', `${scheme} ${token}`], ...(await proof(method, url, token))];
  }

  /** The address with the token in it, which the server should not take. RFC 6750 §2.3. */
  function withToken(url: string): string {
    const token = vault.get('accessToken');
    if (token === undefined || new URL(url).origin !== ownOrigin) return url;
    const changed = new URL(url);
    changed.searchParams.append('access_token', token);
    return changed.href;
  }

  function identityOf(draft: RequestDraft, client: Facts['client'] | undefined) {
    if (draft.credentials === 'client' && client !== undefined) {
      const secret = vault.get('clientSecret') ?? '';
      return {
        clientId: client.clientId,
        method: client.authMethod,
        secret,
        audience: client.issuer,
        accepted: client.signingAlgorithms ?? [],
      };
    }
    if (draft.credentials === 'introspection') {
      const secret = vault.get('introspectionSecret');
      return withSecret(settings.introspectionClientId, secret, draft.authMethod);
    }
    if (draft.credentials === 'identity-provider-client') {
      const { clientId } = settings.identityProvider ?? {};
      return withSecret(clientId, vault.get('idpClientSecret'));
    }
    return undefined;
  }

  async function authenticate(
    identity: Identity,
  ): Promise<{ headers: HeaderList; fields: Fields; failure?: Failure }> {
    const { clientId, method, secret } = identity;
    switch (method) {
      case 'none':
        return { headers: [], fields: [['client_id', clientId]] };
      case 'client_secret_post':
        return {
          headers: [],
          fields: [
            ['client_id', clientId],
            ['client_secret', secret],
          ],
        };
      case 'client_secret_basic': {
        const pair = basic(clientId, secret);
        vault.protect(pair);
        return { headers: [['authorization', `Basic ${pair}`]], fields: [] };
      }
      case 'private_key_jwt': {
        const { clientKeyAlgorithm: algorithm, clientKeyId: keyId } = settings;
        const signed = await clientAssertion({
          key: vault.get('clientKey') ?? '',
          clientId,
          audience: identity.audience,
          accepted: identity.accepted,
          now: now(),
          random,
          ...(algorithm !== undefined && { algorithm }),
          ...(keyId !== undefined && { keyId }),
        });
        if (!signed.ok) {
          const failure = { kind: 'unusable-key', detail: signed.why } as const;
          return { headers: [], fields: [['client_id', clientId]], failure };
        }
        vault.protect(signed.assertion);
        return {
          headers: [],
          fields: [
            ['client_id', clientId],
            ['client_assertion_type', clientAssertionType],
            ['client_assertion', signed.assertion],
          ],
        };
      }
    }
  }

  async function fill(
    draft: RequestDraft,
    client: Facts['client'] | undefined,
  ): Promise<FilledRequest> {
    const headers = new Map<string, string>();
    const put = (list: HeaderList): void => {
      for (const [name, value] of list) headers.set(name.toLowerCase(), value);
    };
    if (draft.url === server.url && draft.bare !== true) put(Object.entries(server.headers));
    headers.set('user-agent', clientInfo.name);
    put(Object.entries(draft.headers));

    let fields: Fields | undefined =
      draft.body?.kind === 'form'
        ? draft.body.fields.map(([name, value]) => [
            name,
            typeof value === 'string' ? value : (vault.get(value.secret) ?? ''),
          ])
        : undefined;

    // A client proves itself in a form, or beside what the user wrote in place of one.
    const proves = draft.body?.kind === 'form' || draft.body?.kind === 'text';
    const identity = proves ? identityOf(draft, client) : undefined;
    const proven = identity && (await authenticate(identity));
    put(proven?.headers ?? []);
    let failure: Failure | undefined;
    if (fields !== undefined && proven !== undefined) {
      const { overrideParameters = {} } = draft;
      const own = proven.fields.filter(([name]) => !Object.hasOwn(overrideParameters, name));
      fields = [...fields, ...own];
      // Whoever writes the proof needs no key.
      if (!Object.hasOwn(overrideParameters, 'client_assertion')) failure = proven.failure;
    }
    const { credentials } = draft;
    const probe = typeof credentials === 'object' ? heldProbe(vault, credentials.probe) : undefined;
    if (['no-token', 'token-in-query'].includes(String(credentials)) || probe !== undefined) {
      headers.delete('authorization');
    }
    if (probe) put(await present(draft.method, draft.url, probe));
    if (draft.credentials === 'token') put(await present(draft.method, draft.url));
    else if (draft.proof === true) put(await proof(draft.method, draft.url));
    if (draft.credentials === 'registration') {
      const token = vault.get('registrationAccessToken');
      if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    }

    const body = bodyOf(draft, fields);
    if (body !== undefined) headers.set('content-type', body.contentType);
    for (const [name, value] of Object.entries(draft.overrideHeaders ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    return {
      request: {
        method: draft.method,
        url: draft.credentials === 'token-in-query' ? withToken(draft.url) : draft.url,
        headers: [...headers],
        ...(body !== undefined && { body: body.text }),
      },
      ...(failure !== undefined && { failure }),
    };
  }

  return {
    fill,
    present,
    learn(url, headers) {
      const nonce = dpopNonceOf(headers);
      if (nonce !== undefined) nonces.set(new URL(url).origin, nonce);
    },
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

function withSecret(
  clientId: string | undefined,
  secret: string | undefined,
  withIt: RequestDraft['authMethod'] = 'client_secret_basic',
): Identity | undefined {
  if (clientId === undefined) return undefined;
  const method = secret === undefined ? 'none' : withIt;
  return { clientId, method, secret: secret ?? '', audience: '', accepted: [] };
}

function bodyOf(
  draft: RequestDraft,
  fields: Fields | undefined,
): { text: string; contentType: string } | undefined {
  if (fields !== undefined) {
    const text = new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    ).toString();
    return { text, contentType: 'application/x-www-form-urlencoded' };
  }
  switch (draft.body?.kind) {
    case 'json':
      return { text: JSON.stringify(draft.body.value), contentType: 'application/json' };
    case 'text':
      return { text: draft.body.text, contentType: draft.body.contentType };
    default:
      return undefined;
  }
}

/** Id and secret are form-encoded before they are joined, which many clients forget. RFC 6749 §2.3.1. */
function basic(id: string, secret: string): string {
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
  return btoa(`${encode(id)}:${encode(secret)}`);
}
