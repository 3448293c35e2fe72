import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { at, type Before } from '../server/faults/parts/answers';
import { startHttps } from '../server/faults/parts/https-port';
import { type Addresses, type Difference, startPair } from '../server/faults/parts/pair';
import { selfSigned } from '../server/faults/parts/self-signed';
import { openPort } from '../server/open-port';
import { expectFinding, limits } from './bad-input/expect-finding';
import { allInputs, broken, type Input } from './bad-input/inputs';
import { answering, moving, type Place, places } from './bad-input/places';
import { runHeadless } from './rules/headless-run';

const options = { timeout: 20_000 };

for (const [name, place] of Object.entries(places)) {
  const expect = (difference: Difference, rule: string) =>
    expectFinding(
      (here) => withKeys(difference, place, here),
      place.goesOn ? place.rule : rule,
      place.step,
      place.goesOn,
    );

  suite(`where ${name} should be`, { concurrency: 4 }, () => {
    for (const [input, answer] of allInputs) {
      test(input, options, () =>
        expect(answering(place, answer), place.own?.[input] ?? broken[input] ?? place.rule),
      );
    }

    test('a port at which nothing listens', options, async () => {
      const closed = await openPort(0);
      await closed.close();
      await expect(place.at(closed.origin), 'endpoint-unreachable');
    });

    test('a certificate that nobody has signed', options, async () => {
      const https = await startHttps(selfSigned());
      await expect(place.at(https.origin), 'tls-failure').finally(https.close);
    });

    test('a redirect within the origin is followed', options, async () => {
      const server = await startPair((here) => withKeys(moving(place), place, here));
      try {
        const { trace } = await runHeadless(server.url, { limits });
        assert.deepEqual(trace.findings, []);
        assert.equal(trace.status, 'signed-in');
        const exchanges = trace.steps.find((one) => one.id === place.step)?.exchanges ?? [];
        assert.notEqual(exchanges.at(-1)?.redirectOf, undefined);
      } finally {
        await server.close();
      }
    });
  });
}

/** The MCP server takes its keys from an address of its own, so that only the inspector goes without. */
function withKeys(difference: Difference, place: Place, { issuer }: Addresses): Difference {
  if (place.step !== 'token-check') return difference;
  const before: Before = (request, response) =>
    request.url !== '/jwks?own' && difference.authorization?.before?.(request, response) === true;
  return {
    ...difference,
    authorization: { ...difference.authorization, before },
    rules: { jwksUri: `${issuer}/jwks?own` },
  };
}

suite('where the MCP server should be', { concurrency: 4 }, () => {
  const own: { readonly [input in Input]?: string } = {
    'an error without a word': 'server-error',
    'a connection that breaks': 'server-unreachable',
    'a body that is not compressed as it says': 'server-unreachable',
  };
  for (const [input, answer] of allInputs) {
    test(input, options, () =>
      expectFinding(
        { server: { before: at('/mcp', answer) } },
        own[input] ?? broken[input] ?? 'not-mcp',
        'first-request',
      ),
    );
  }
});

suite('inside the session, when the token is there', { concurrency: 4 }, () => {
  const own: { readonly [input in Input]?: string } = {
    // The session waits by the clock of the SDK, which does not say what it waited for.
    'a body that never ends': 'session-failed',
    'no answer': 'session-failed',
    'a body that is not compressed as it says': 'session-failed',
    'redirects without end': 'session-failed',
    'a web page': 'answer-type',
  };
  for (const [input, answer] of allInputs) {
    const before: Before = (request, response) => {
      if (request.headers.authorization === undefined) return false;
      answer(response);
      return true;
    };
    test(input, options, () =>
      expectFinding(
        { server: { before } },
        own[input] ?? broken[input] ?? 'session-failed',
        'connect',
      ),
    );
  }
});
