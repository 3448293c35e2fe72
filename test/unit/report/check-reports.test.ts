import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/model/finding';
import type { JudgedTrace } from '../../../src/model/trace';
import { jsonCheckReport, textCheckReport } from '../../../src/report/check-report';
import type { CheckedServer } from '../../../src/report/checked-server';
import { junitReport } from '../../../src/report/junit-report';
import { sarifReport } from '../../../src/report/sarif-report';

const hostile =
  '\u001b[31m]]> <script>&amp;"\' [link](https://evil.example) \u202e\u0000\ufffe\ud800 \\ end';

const finding: Finding = {
  rule: 'no-discovery',
  effect: 'sign-in-fails',
  severity: 'error',
  title: hostile,
  expected: hostile,
  actual: hostile,
  because: hostile,
  do: hostile,
  spec: ['mcp-discovery'],
  evidence: ['/facts/access'],
};

const trace: JudgedTrace = {
  format: 'mcp-auth-trace/1',
  server: { name: hostile, url: 'https://mcp.example/mcp?key=‹12 characters›', transport: 'http' },
  revision: '2026-07-28',
  status: 'checked',
  steps: [
    {
      ...{ id: 'first-request', title: 'First request, no token', phase: 'discover' },
      ...{ state: 'done', explained: '', spec: [], gives: [], note: hostile, durationMs: 1234 },
      ...{ exchanges: [], values: [], outcomes: [], askedMs: [] },
    } as JudgedTrace['steps'][number],
  ],
  facts: {},
  run: {
    errand: 'check',
    settings: { given: [], overrides: [], loginTimeout: 1 },
    beganAt: 0,
    rounds: {},
    openAtFirst: false,
    registrations: [],
    freshRegistrations: [],
  },
  overrides: [],
  findings: [
    finding,
    { ...finding, rule: 'token-audience', effect: 'unsafe', severity: 'warning' },
    { ...finding, rule: 'server-not-public', effect: 'untidy', severity: 'info' },
  ],
};

const servers: readonly CheckedServer[] = [
  {
    name: hostile,
    place: { path: 'a folder/[x]/mcp.json', line: 3, column: 5 },
    result: { kind: 'checked', trace },
  },
  { name: 'https://mcp.example/mcp', result: { kind: 'checked', trace } },
  { name: 'asked', result: { kind: 'not-checked', why: hostile, failed: false } },
  { name: 'broken', result: { kind: 'not-checked', why: hostile, failed: true } },
];

test('no report lets text of a server steer a terminal or turn the line around', () => {
  const reports = [
    textCheckReport(servers, false),
    jsonCheckReport(servers),
    sarifReport(servers),
    junitReport(servers, 'error'),
  ];
  for (const report of reports) assert.doesNotMatch(report, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('JUnit XML is well-formed, and what fails is counted', () => {
  for (const [failOn, failures] of [
    ['error', 3],
    ['warning', 5],
  ] as const) {
    const xml = junitReport(servers, failOn);
    const names = wellFormed(xml);
    assert.ok(names.includes('failure') && names.includes('skipped'));
    assert.ok(!names.includes('script'));
    assert.equal(names.filter((name) => name === 'failure').length, failures);
    assert.match(xml, new RegExp(`<testsuites [^>]*tests="10" failures="${failures}" skipped="1"`));
    assert.match(xml, /time="1\.234"/);
  }
});

test('SARIF names each rule once and points results at the line of the entry', () => {
  const log = JSON.parse(sarifReport(servers));
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  const { rules } = run.tool.driver;
  assert.deepEqual(
    rules.map(({ id }: { id: string }) => id),
    ['no-discovery', 'token-audience', 'server-not-public'],
  );
  assert.equal(run.results.length, 6);
  assert.deepEqual(
    run.results.slice(0, 3).map(({ level }: { level: string }) => level),
    ['error', 'warning', 'note'],
  );
  for (const result of run.results) {
    assert.equal(rules[result.ruleIndex].id, result.ruleId);
    assert.ok(['error', 'warning', 'note'].includes(result.level));
    const { artifactLocation } = result.locations[0].physicalLocation;
    assert.match(artifactLocation.uri, /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+$/);
    assert.doesNotMatch(artifactLocation.uri, /%(?![0-9A-F]{2})/);
    // A bracket without a backslash could be a link.
    assert.doesNotMatch(result.message.text, /(?<!\\)(\\\\)*[[\]]/);
    assert.equal(typeof result.partialFingerprints['ruleAndServer/v1'], 'string');
  }
  assert.deepEqual(run.results[0].locations[0].physicalLocation.region, {
    startLine: 3,
    startColumn: 5,
  });
  const [invocation] = run.invocations;
  assert.equal(invocation.executionSuccessful, false);
  assert.deepEqual(
    invocation.toolExecutionNotifications.map(({ level }: { level: string }) => level),
    ['warning', 'error'],
  );
});

test('several servers are summed up, and one is not', () => {
  assert.match(
    textCheckReport(servers, false),
    /4 servers, 2 with errors, 2 with warnings, 2 not checked\.\n$/,
  );
  assert.match(textCheckReport(servers.slice(1, 2), false), /Checked without signing in\.\n$/);
});

/** The names of all elements, in order; throws where XML 1.0 would not be well-formed. */
function wellFormed(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  let at = 0;
  const token = /<\?xml[^?]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (at < xml.length) {
    token.lastIndex = at;
    const found = token.exec(xml);
    assert.ok(found, `no XML at ${JSON.stringify(xml.slice(at, at + 60))}`);
    at = token.lastIndex;
    const [, closing, name, attributes = '', empty, text = ''] = found;
    for (const words of [attributes, text]) {
      assert.doesNotMatch(words, /&(?!(?:amp|lt|gt|quot|apos);)/, 'a bare ampersand');
    }
    assert.doesNotMatch(text, />/, 'a bare bracket');
    assert.doesNotMatch(text + attributes, /[\ufffe\uffff]/, 'a character that XML lacks');
    if (name === undefined) continue;
    if (closing === '/') assert.equal(open.pop(), name);
    else {
      names.push(name);
      if (empty !== '/') open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return names;
}
