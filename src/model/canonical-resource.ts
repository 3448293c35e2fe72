/** The canonical URI of a server: no fragment, and no slash after a bare origin. RFC 8707 §2. */
export function canonicalResource(serverUrl: string): string {
  const { origin, pathname, search } = new URL(serverUrl);
  return pathname === '/' ? `${origin}${search}` : `${origin}${pathname}${search}`;
}
