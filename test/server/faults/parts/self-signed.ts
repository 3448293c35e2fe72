/** An X.509 certificate that no authority has signed, made on the spot. RFC 5280 §4.1, in DER. */

import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';

export interface Certificate {
  /** Both as PEM. */
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  /** An IP address as four numbers, or a host name. */
  readonly for: readonly [number, number, number, number] | string;
  readonly from: Date;
  readonly until: Date;
}

const day = 24 * 60 * 60 * 1000;

/** Valid for 127.0.0.1 and today, unless told otherwise. */
export function selfSigned(options: Partial<CertificateOptions> = {}): Certificate {
  const now = Date.now();
  const holder = options.for ?? [127, 0, 0, 1];
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  // A name of its own, as issuers are looked up by name when several certificates are trusted.
  const called = Buffer.from(`test only ${randomUUID()}`);
  const commonName = sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, called));
  const name = sequence(der(0x31, commonName));
  const altName =
    typeof holder === 'string' ? der(0x82, Buffer.from(holder)) : der(0x87, Buffer.from(holder));
  const extension = sequence(der(0x06, [0x55, 0x1d, 0x11]), der(0x04, sequence(altName)));
  const toSign = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsaWithSha256,
    name,
    sequence(time(options.from ?? new Date(now - day)), time(options.until ?? new Date(now + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = sign('sha256', toSign, privateKey);
  const certificate = sequence(toSign, ecdsaWithSha256, der(0x03, [0, ...signature]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** GeneralizedTime: 20260102030405Z. */
function time(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return der(0x18, Buffer.from(digits));
}

function der(tag: number, content: Uint8Array | readonly number[]): Buffer {
  const bytes = Buffer.from(content);
  const { length } = bytes;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}
