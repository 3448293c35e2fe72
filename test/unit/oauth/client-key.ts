import { generateKeyPairSync } from 'node:crypto';

/** A private key for clients that sign, as PKCS #8 in PEM. */
export const clientKeyPem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
