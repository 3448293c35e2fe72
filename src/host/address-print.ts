import { createHash } from 'node:crypto';

/**
 * Stands for an address where it is kept in plain text: the same for the same address, and without
 * the secret that a query may hold. SHA-256 in hexadecimal.
 */
export function addressPrint(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}
