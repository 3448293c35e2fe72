import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../../../src/model/check';
import type { Facts } from '../../../src/model/flow';
import type { Trace, TraceStep } from '../../../src/model/trace';
import { judge } from '../../../src/rules/list';
import { keyUnderOtherId } from '../../server/faults/key-under-other-id';
import { sharedSecretToken } from '../../server/faults/shared-secret-token';
import { checkFindings } from './check-findings';
import { runHeadless } from './headless-run';

const failed = (id: Check['id'], cause?: Check['cause']): Check => ({
  id,
  verdict: 'fail',
  expected: 'this',
  actual: 'that',
  ...(cause !== undefined && { cause }),
});

function findings(facts: Partial<Facts>, steps: readonly TraceStep[] = []) {
  const trace: Trace = {
    format: 'mcp-auth-trace/1',
    server: { name: 'notes', url: 'https://mcp.example/mcp', transport: 'http' },
    revision: '2025-11-25',
    status: 'running',
    steps,
    facts,
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
  };
  const found = judge(trace);
  checkFindings({ ...trace, findings: found });
  return found;
}

const rulesOf = (...args: Parameters<typeof findings>) => findings(...args).map((one) => one.rule);
const jwt = (...checks: readonly Check[]) => ({ tokenCheck: { format: 'jwt', checks } as const });

test('a token that only its servers can check gives no finding, and no check of its signature', async () => {
  const server = await sharedSecretToken.start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    assert.deepEqual(trace.findings, []);
    const verdict = (id: Check['id']) =>
      trace.facts.tokenCheck?.checks.find((check) => check.id === id)?.verdict;
    assert.equal(verdict('signature'), 'unknown');
    assert.equal(verdict('algorithm'), 'unknown');
    assert.equal(verdict('audience'), 'pass');
    const step = trace.steps.find((one) => one.id === 'token-check');
    assert.equal(step?.note, 'signature cannot be checked');
  } finally {
    await server.close();
  }
});

test('a key under another id is told from a key that is not published', async () => {
  const server = await keyUnderOtherId.start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    const finding = trace.findings.find((one) => one.rule === 'token-unknown-key');
    assert.match(finding?.because ?? '', /^the signature fits a published key/);
    assert.match(finding?.actual ?? '', /; published: other-id$/);
  } finally {
    await server.close();
  }
  const [unknown] = findings(jwt(failed('key')));
  assert.match(unknown?.because ?? '', /^a server that looks the key up by its id finds none/);
});

test('RFC 7662 §2.2: an inactive token is a finding until the server lets it in', () => {
  const introspection = { active: false, checks: [failed('active')] };
  const opaque = { tokenCheck: { format: 'opaque', checks: [] } as const, introspection };
  const [finding] = findings(opaque);
  assert.equal(finding?.rule, 'token-inactive');
  assert.deepEqual(finding?.evidence, ['/facts/introspection/checks/0']);
  const session = {
    serverName: 'notes',
    serverVersion: '1',
    protocolVersion: '2025-11-25',
    era: '2025',
    transport: 'streamable-http',
    capabilities: [],
  } as const;
  assert.deepEqual(rulesOf({ ...opaque, session }), []);
});

test('what an introspection answer says is judged like what a token says, and once', () => {
  const introspection = {
    active: true,
    checks: [failed('issuer'), failed('audience'), failed('expiry'), failed('scope')],
  };
  const found = findings({ introspection });
  assert.deepEqual(
    found.map((one) => [one.rule, one.evidence[0]]),
    [
      ['token-expired', '/facts/introspection/checks/2'],
      ['token-audience', '/facts/introspection/checks/1'],
      ['token-issuer', '/facts/introspection/checks/0'],
      ['scope-not-granted', '/facts/introspection/checks/3'],
    ],
  );
  const both = findings({ ...jwt(failed('audience')), introspection });
  assert.deepEqual(
    both.filter((one) => one.rule === 'token-audience').map((one) => one.evidence),
    [['/facts/tokenCheck/checks/0']],
  );
});

test('one fault that fails two checks is one finding', () => {
  for (const [checks, rules] of [
    [[failed('not-before'), failed('issued-at')], ['token-not-yet-valid']],
    [[failed('issued-at')], ['token-issued-in-future']],
    [[failed('kind'), failed('audience', 'client-id')], ['id-token-as-access-token']],
    [[failed('audience', 'client-id')], ['token-audience-is-client-id']],
    [[failed('scope'), failed('required-scope')], ['scope-not-granted']],
    [[failed('required-scope')], ['scope-less-than-required']],
    [[failed('algorithm', 'unsigned'), failed('signature', 'unsigned')], ['token-unsigned']],
    [[failed('algorithm')], ['token-wrong-algorithm']],
    [[failed('signature')], ['token-signature']],
    [[failed('binding')], ['dpop-not-bound']],
    [[failed('binding', 'sent-as-bearer')], ['dpop-token-as-bearer']],
  ] as const) {
    assert.deepEqual(rulesOf(jwt(...checks)), rules);
  }
});

test('X3: token_type DPoP is right after a proof, and only then', () => {
  const tokens = { accessToken: { length: 20 } };
  const authorizationServer = {
    issuer: 'https://as.example',
    askedAs: 'https://as.example',
    source: 'oauth',
    authorizationEndpoint: 'https://as.example/authorize',
    tokenEndpoint: 'https://as.example/token',
    metadata: {
      clientIdMetadataDocumentSupported: false,
      issParameterSupported: false,
      problems: [],
    },
  } as const;
  const rulesAfter = (tokenType: string, steps: readonly TraceStep[]) =>
    rulesOf({ authorizationServer, tokens: { ...tokens, tokenType } }, steps);
  const step = (fields: readonly (readonly [string, string])[]): TraceStep => ({
    id: 'token-request',
    title: 'Tokens',
    phase: 'token',
    state: 'done',
    explained: '',
    spec: [],
    gives: ['tokens'],
    outcomes: [],
    askedMs: [],
    note: '',
    values: [],
    exchanges: [
      {
        id: 'x1',
        party: 'authorization-server',
        because: '',
        request: { method: 'POST', url: 'https://as.example/token', headers: fields },
        timing: { startMs: 0, totalMs: 1 },
      },
    ],
  });
  assert.deepEqual(rulesAfter('dpop', [step([['dpop', '‹300 characters›']])]), []);
  assert.deepEqual(rulesAfter('DPoP', [step([])]), ['token-type']);
  assert.deepEqual(rulesAfter('bearer', [step([])]), []);
});
