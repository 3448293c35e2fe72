import { addressKind } from './address';
import { isHttpUrl } from './well-known';

/** `true` for https anywhere, and for http on a loopback host. OAuth 2.1 §1.5, RFC 8252 §7.3. */
export function isSecureUrl(text: string): boolean {
  if (!isHttpUrl(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || addressKind(hostname) === 'loopback';
}
