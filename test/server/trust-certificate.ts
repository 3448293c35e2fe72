import * as tls from 'node:tls';

/**
 * Makes this process trust one more certificate, for every later connection. For tests only, and for
 * Node 24.5 or newer, whose functions the types of Node 20 do not know.
 */
export function trustCertificate(pem: string): void {
  const get: unknown = Reflect.get(tls, 'getCACertificates');
  const set: unknown = Reflect.get(tls, 'setDefaultCACertificates');
  if (typeof get !== 'function' || typeof set !== 'function') {
    throw new Error('this Node cannot add to the certificates that it trusts');
  }
  set([...(get('default') as readonly string[]), pem]);
}
