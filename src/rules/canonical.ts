/** The identifier that a server's metadata should carry: its address without fragment, a bare origin without slash. RFC 8707 §2. */
export function canonical(serverUrl: string): string {
  const url = new URL(serverUrl);
  return url.pathname === '/'
    ? `${url.origin}${url.search}`
    : `${url.origin}${url.pathname}${url.search}`;
}
