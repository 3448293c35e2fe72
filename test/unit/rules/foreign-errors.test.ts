import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { textReport } from '../../../src/report/text-report';
import type { FaultRun } from '../../server/fault';
import { startPair } from '../../server/faults/parts/pair';
import { withQuery } from '../../server/faults/parts/with-query';
import { withoutCode } from '../../server/faults/parts/without-code';
import { checkFindings } from './check-findings';
import { checkSecrets } from './check-secrets';
import { runHeadless } from './headless-run';

/** Words that whoever sends the browser back would like to have shown. */
const said = {
  error: 'call_0800_555_0199',
  error_description: 'Call this number to go on',
  error_uri: 'https://elsewhere.example/help',
};

/** The sign-in ends in this error, and `iss` is what is given; `undefined` leaves it out. */
async function signInThatFails(iss: string | undefined, run: FaultRun = {}) {
  const server = await startPair(() => ({
    authorization: { callback: (url) => withQuery(withoutCode(url, said), 'iss', iss) },
  }));
  try {
    const { trace, secrets } = await runHeadless(server.url, run);
    checkFindings(trace);
    checkSecrets(trace, secrets);
    return { trace, shown: `${JSON.stringify(trace)}\n${textReport(trace, false)}` };
  } finally {
    await server.close();
  }
}

suite('C44: when iss does not fit, nobody knows whose words an error would be', () => {
  for (const [what, iss] of [
    ['another issuer is named', 'https://elsewhere.example'],
    ['none is named, although one was promised', undefined],
  ] as const) {
    test(`so that no word of it is shown where ${what}`, async () => {
      const { trace, shown } = await signInThatFails(iss);
      assert.deepEqual(
        trace.findings.map((finding) => finding.rule),
        ['iss-mismatch'],
      );
      assert.equal(trace.stop?.step, 'callback');
      const { error, errorDescription } = trace.facts.authorizationResponse ?? {};
      assert.deepEqual([error, errorDescription], [undefined, undefined]);
      for (const words of Object.values(said)) assert.ok(!shown.includes(words), words);
    });

    test(`also when the user goes on where ${what}`, async () => {
      const settings = { overrides: ['iss-mismatch'] };
      const { trace, shown } = await signInThatFails(iss, { settings });
      assert.deepEqual(
        trace.findings.map((finding) => finding.rule),
        ['iss-ignored', 'no-code'],
      );
      assert.doesNotMatch(shown, /without an error|neither/, 'nothing is claimed of the error');
      for (const words of Object.values(said)) assert.ok(!shown.includes(words), words);
    });
  }

  test('C42: a client of an older revision does not look at iss, and shows the error', async () => {
    const { trace, shown } = await signInThatFails('https://elsewhere.example', {
      revision: '2025-11-25',
    });
    assert.deepEqual(
      trace.findings.map((finding) => finding.rule),
      ['iss-ignored', 'authorization-refused'],
    );
    assert.ok(shown.includes(said.error_description));
  });
});
