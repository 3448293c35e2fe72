/** Where metadata may be: the candidate URLs in the order the specifications give. */

/**
 * Protected resource metadata for a server URL: with its path inserted, then at the root.
 * RFC 9728 §3.1; the second is the fallback of MCP 2025-11-25.
 */
export function resourceMetadataUrls(serverUrl: string): readonly string[] {
  const { origin, path, search } = split(serverUrl);
  const root = `${origin}/.well-known/oauth-protected-resource`;
  return path === '' ? [`${root}${search}`] : [`${root}${path}${search}`, root];
}

export interface MetadataCandidate {
  readonly url: string;
  readonly source: 'oauth' | 'openid';
}

/**
 * Authorization server metadata for an issuer: RFC 8414 §3.1 path insertion, OpenID Connect
 * Discovery with the path inserted, then appended. MCP 2025-11-25, Authorization Server Metadata Discovery.
 */
export function serverMetadataUrls(issuer: string, openId: boolean): readonly MetadataCandidate[] {
  const { origin, path } = split(issuer);
  const oauth = {
    url: `${origin}/.well-known/oauth-authorization-server${path}`,
    source: 'oauth',
  } as const;
  if (!openId) return [oauth];
  const inserted = {
    url: `${origin}/.well-known/openid-configuration${path}`,
    source: 'openid',
  } as const;
  if (path === '') return [oauth, inserted];
  return [
    oauth,
    inserted,
    { url: `${origin}${path}/.well-known/openid-configuration`, source: 'openid' },
  ];
}

/** The origin of a URL, which 2025-03-26 calls the authorization base URL. */
export function originOf(url: string): string {
  return new URL(url).origin;
}

/** `true` for an absolute http or https URL without credentials in it. */
export function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === ''
  );
}

function split(text: string): { origin: string; path: string; search: string } {
  const url = new URL(text);
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, ''), search: url.search };
}
