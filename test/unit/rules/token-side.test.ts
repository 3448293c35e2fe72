import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Ports } from '../../../src/model/ports';
import type { JudgedTrace, Trace, TraceExchange } from '../../../src/model/trace';
import { memorySecrets } from '../../../src/node/node-ports';
import { judge } from '../../../src/rules/list';
import { rpcAnswersOf } from '../../../src/rules/rpc-messages';
import { dateOff } from '../../server/date-off';
import type { FaultRun } from '../../server/fault';
import { clockBehind } from '../../server/faults/clock-behind';
import { expiredToken } from '../../server/faults/expired-token';
import { noRefreshForPublicClients } from '../../server/faults/no-refresh-for-public-clients';
import { noRefreshToken } from '../../server/faults/no-refresh-token';
import { at } from '../../server/faults/parts/answers';
import { clockOff } from '../../server/faults/parts/clock-off';
import { editAnswer } from '../../server/faults/parts/edit-answer';
import { type Addresses, type Difference, startPair } from '../../server/faults/parts/pair';
import { refreshRevoked } from '../../server/faults/refresh-revoked';
import { refreshWantsOfflineAccess } from '../../server/faults/refresh-wants-offline-access';
import { registrationRefusesRefresh } from '../../server/faults/registration-refuses-refresh';
import { checkFindings } from './check-findings';
import { createHeadless, runHeadless } from './headless-run';

async function traceOf(
  start: () => Promise<{ url: string; run?: FaultRun; close(): Promise<void> }>,
  own?: Partial<Ports>,
): Promise<JudgedTrace> {
  const server = await start();
  try {
    const trace =
      own === undefined
        ? (await runHeadless(server.url, server.run)).trace
        : await createHeadless(server.url, server.run, { secrets: memorySecrets(), ...own }).run(
            'sign-in',
          );
    checkFindings(trace);
    return trace;
  } finally {
    await server.close();
  }
}

const pairOf = (differ: (at: Addresses) => Difference, own?: Partial<Ports>) =>
  traceOf(() => startPair(differ), own);

const rulesOf = ({ findings }: JudgedTrace) => findings.map(({ rule }) => rule);

function findingOf(trace: JudgedTrace, rule: string) {
  const finding = trace.findings.find((one) => one.rule === rule);
  assert.ok(finding, `${rule} among ${rulesOf(trace).join(', ')}`);
  return finding;
}

suite('clocks', () => {
  test('where both servers agree with each other, the clock of this machine is wrong', async () => {
    const trace = await pairOf(() => ({}), { now: () => Date.now() + 7_200_000 });
    assert.deepEqual(rulesOf(trace), ['clocks-differ', 'token-expired']);
    const [clocks, expired] = trace.findings;
    assert.match(clocks?.title ?? '', /^The clock of this machine/);
    assert.match(clocks?.actual ?? '', /2 h|120 min/);
    assert.equal(clocks?.evidence.length, 2);
    assert.equal(expired?.under, 'clocks-differ');
  });

  test('the clock of the server is told from that of the authorization server', async () => {
    const trace = await pairOf(() => ({ server: { before: dateOff(-600) } }));
    assert.deepEqual(rulesOf(trace), ['clocks-differ']);
    const { title, actual } = findingOf(trace, 'clocks-differ');
    const server = new URL(trace.server.url).host;
    assert.ok(title.includes(server), title);
    assert.match(actual, /10 min behind this machine/);
    assert.match(actual, /is right/);
  });

  test('an answer out of a cache tells no time', async () => {
    const trace = await pairOf(() => ({
      authorization: {
        before: (request, response) => {
          response.setHeader('age', '3000');
          return dateOff(-3000)(request, response);
        },
      },
    }));
    assert.deepEqual(rulesOf(trace), []);
  });

  test('a minute is no fault, and one right answer is enough', async () => {
    assert.deepEqual(rulesOf(await pairOf(() => ({ authorization: clockOff(30) }))), []);
    const trace = await pairOf(() => ({
      authorization: {
        before: (request, response) =>
          request.url === '/jwks' ? dateOff(-90_000)(request, response) : false,
      },
    }));
    assert.deepEqual(rulesOf(trace), []);
  });

  test('a token that has run out is put down to a clock, or to its lifetime where the clocks are right', async () => {
    const clock = findingOf(await traceOf(clockBehind.start), 'token-expired');
    assert.match(clock.because, /two clocks differ$/);
    const lifetime = findingOf(await traceOf(expiredToken.start), 'token-expired');
    assert.match(lifetime.because, /clock of the authorization server is right/);
    assert.match(lifetime.do, /sets the times in its tokens/);
  });
});

suite('F50: which of the three is missing for a refresh token', () => {
  test('the grant type, in the registration', async () => {
    const finding = findingOf(
      await traceOf(registrationRefusesRefresh.start),
      'refresh-not-issued',
    );
    assert.match(finding.because, /registered for authorization_code, and not for refresh_token/);
    assert.equal(finding.under, 'registration-needed-less');
    assert.equal(finding.severity, 'warning');
    assert.match(finding.actual, /ends after 60 min/);
  });

  test('the scope offline_access', async () => {
    const finding = findingOf(await traceOf(refreshWantsOfflineAccess.start), 'refresh-not-issued');
    assert.match(finding.because, /offline_access, which was not asked for/);
  });

  test('a client that is not public', async () => {
    const finding = findingOf(await traceOf(noRefreshForPublicClients.start), 'refresh-not-issued');
    assert.match(finding.because, /only to clients with a secret/);
    const { because } = findingOf(await traceOf(noRefreshToken.start), 'refresh-refused');
    assert.match(because, /only to clients with a secret/);
  });

  test('a server that says nothing of refresh tokens need not have them', async () => {
    const trace = await pairOf(() => ({
      authorization: {
        metadata: ({ scopes_supported: _, ...document }) => ({
          ...document,
          grant_types_supported: ['authorization_code'],
        }),
        before: editAnswer('/token', ({ refresh_token: _, ...rest }) => rest),
      },
    }));
    const finding = findingOf(trace, 'refresh-not-issued');
    assert.equal(finding.severity, 'info');
    assert.match(finding.because, /does not list refresh_token/);
  });

  test('a token without end needs none', async () => {
    const trace = await pairOf(() => ({
      authorization: {
        before: editAnswer('/token', ({ refresh_token: _, expires_in: __, ...rest }) => rest),
      },
    }));
    assert.deepEqual(rulesOf(trace), []);
  });

  test('F51: of a refresh token that is refused it is said how old it is, and who may have used it', async () => {
    const { because } = findingOf(await traceOf(refreshRevoked.start), 'refresh-refused');
    assert.match(because, /this one came \d+ s ago\. Where it works only once, another program/);
  });
});

suite('requests that are turned away', () => {
  for (const [path, consequence] of [
    ['/token', 'token-unusable'],
    ['/reg', 'registration-refused'],
  ] as const) {
    test(`at ${path}, with the time to wait`, async () => {
      const trace = await pairOf(() => ({
        authorization: {
          before: at(path, (response) => {
            response.writeHead(429, { 'retry-after': '17' }).end();
          }),
        },
      }));
      assert.deepEqual(
        trace.findings.map(({ rule, under }) => [rule, under]),
        [
          ['rate-limited', undefined],
          [consequence, 'rate-limited'],
        ],
      );
      assert.match(trace.findings[0]?.actual ?? '', /Retry-After: 17 seconds$/);
    });
  }
});

suite('F61: certificates', () => {
  const failing = (detail: string): Trace => ({
    format: 'mcp-auth-trace/1',
    server: { name: 'notes', url: 'https://mcp.example/mcp', transport: 'http' },
    revision: '2025-11-25',
    status: 'stopped',
    steps: [
      {
        id: 'first-request',
        title: 'First request',
        phase: 'discover',
        state: 'stopped',
        explained: '',
        spec: [],
        gives: ['access'],
        note: '',
        values: [],
        outcomes: [],
        askedMs: [],
        exchanges: [
          {
            id: 'x1',
            party: 'server',
            because: '',
            request: { method: 'POST', url: 'https://mcp.example/mcp', headers: [] },
            failure: { kind: 'tls', detail },
            timing: { startMs: 0, totalMs: 1 },
          },
        ],
      },
    ],
    facts: {},
    stop: { code: 'server-unreachable', says: 'no', step: 'first-request' },
    overrides: [],
    run: {
      errand: 'sign-in',
      settings: { given: [], overrides: [], loginTimeout: 1 },
      beganAt: 0,
      rounds: {},
      openAtFirst: false,
      registrations: [],
      freshRegistrations: [],
    },
  });

  for (const [code, advice] of [
    ['SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS.*http\.systemCertificates/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /your company/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /whole chain/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /public authority/],
  ] as const) {
    test(`${code} has advice of its own`, () => {
      const trace = failing(code);
      const findings = judge(trace);
      checkFindings({ ...trace, findings });
      const finding = findings.find(({ rule }) => rule === 'tls-failure');
      assert.match(finding?.do ?? '', advice);
      assert.ok(finding?.actual.endsWith(`(${code})`));
    });
  }
});

suite('messages in the answers of a session', () => {
  const answer = (contentType: string, text: string): TraceExchange => ({
    id: 'x1',
    party: 'server',
    because: '',
    request: { method: 'POST', url: 'https://mcp.example/mcp', headers: [] },
    response: { status: 200, headers: [], body: { contentType, text, bytes: 1, cut: false } },
    timing: { startMs: 0, totalMs: 1 },
  });
  const message = { jsonrpc: '2.0', id: 1, result: { tools: [], _meta: {} } };
  const shown = JSON.stringify(message, null, 2);
  const stream = 'text/event-stream';

  test('are read out of JSON and out of events', () => {
    assert.deepEqual(rpcAnswersOf(answer('application/json', shown)), [message]);
    const events = `event: message\ndata: ${shown}\n\nid: 2\ndata: {}\n\ndata: ${shown}\n\n`;
    assert.deepEqual(rpcAnswersOf(answer(stream, events)), [message, {}, message]);
  });

  test('that are broken off, or none, are left out', () => {
    assert.deepEqual(rpcAnswersOf(answer(stream, `data: ${shown.slice(0, -2)}`)), []);
    assert.deepEqual(rpcAnswersOf(answer(stream, 'data: {"no json\n}\n')), []);
    assert.equal(rpcAnswersOf(answer('application/json', '[1]')), undefined);
  });

  test('a hostile stream is read in one go', () => {
    const began = performance.now();
    assert.deepEqual(rpcAnswersOf(answer(stream, 'data: {\n'.repeat(100_000))), []);
    assert.ok(performance.now() - began < 1000);
  });
});
