import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as tls from 'node:tls';
import type { FaultRun } from '../../server/fault';
import { startHttps } from '../../server/faults/parts/https-port';
import { type CertificateOptions, selfSigned } from '../../server/faults/parts/self-signed';
import { openPort } from '../../server/open-port';
import { checkFindings } from '../rules/check-findings';
import { runHeadless } from '../rules/headless-run';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): Date => new Date(Date.now() + days * day);

/** What the inspector says of an https address with this certificate, which this process trusts. */
async function findingFor(options: Partial<CertificateOptions>, run: FaultRun = {}) {
  const certificate = selfSigned(options);
  trust(certificate.cert);
  const https = await startHttps(certificate);
  try {
    const { trace } = await runHeadless(`${https.origin}/mcp`, run);
    checkFindings(trace);
    assert.equal(trace.findings.length, 1);
    return trace.findings[0];
  } finally {
    await https.close();
  }
}

/** Since Node 24.5; the types are those of Node 20. */
function trust(certificate: string): void {
  const set: unknown = Reflect.get(tls, 'setDefaultCACertificates');
  assert.ok(typeof set === 'function');
  set([certificate]);
}

suite('a certificate by an authority that is trusted', () => {
  test('is good enough when nothing else is wrong with it', async () => {
    assert.equal((await findingFor({}))?.rule, 'not-mcp');
  });

  const wrong: readonly [string, Partial<CertificateOptions>, RegExp, RegExp][] = [
    ['has run out', { from: inDays(-3), until: inDays(-1) }, /has run out/, /^renew/],
    ['is not valid yet', { from: inDays(1), until: inDays(3) }, /not valid yet/, /clock/],
    ['is for another host', { for: 'notes.example' }, /another host name/, /^use the host name/],
  ];
  for (const [says, options, actual, advice] of wrong) {
    test(says, async () => {
      const finding = await findingFor(options);
      assert.equal(finding?.rule, 'tls-failure');
      assert.match(finding.actual, actual);
      assert.match(finding.do, advice);
    });
  }
});

test('an https address whose port speaks plain http', async () => {
  const port = await openPort(0);
  try {
    const { trace } = await runHeadless(`${port.origin.replace('http:', 'https:')}/mcp`);
    const [finding] = trace.findings;
    assert.equal(finding?.rule, 'tls-failure');
    assert.match(finding.actual, /no TLS in what came back/);
    assert.match(finding.do, /may need http$/);
  } finally {
    await port.close();
  }
});
