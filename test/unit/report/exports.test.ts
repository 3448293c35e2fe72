import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Revision } from '../../../src/model/revision';
import type { JudgedTrace, TraceExchange } from '../../../src/model/trace';
import { exportFormats, exportText } from '../../../src/report/export-formats';
import { harReport } from '../../../src/report/har-report';
import { markdownReport } from '../../../src/report/markdown-report';
import { mermaidReport } from '../../../src/report/mermaid-report';
import { readTraceFile } from '../../../src/report/trace-file';
import { type Change, createWorld, json } from '../oauth/world';
import { assertMarkdown, readMermaid, wellFormedHar } from './well-formed';

async function traced(
  change: Change = () => undefined,
  revision: Revision = '2026-07-28',
): Promise<JudgedTrace> {
  const flow = createWorld({ change }).flow({ revision });
  flow.go('continue');
  return flow.ended();
}

const refused: Change = ({ endpoint }, answer) =>
  endpoint === 'token'
    ? { ...answer, status: 400, body: '{"error":"invalid_grant","error_description":"too | late"}' }
    : undefined;

const person = { email: 'ada@example.com', preferred_username: 'ada-of-london' };
const personal: Change = ({ endpoint }, answer) =>
  endpoint === 'token' ? json({ ...JSON.parse(answer.body), ...person }) : undefined;

/** One that is stopped, with as many exchanges as its first one repeated so often. */
async function repeated(times: number): Promise<JudgedTrace> {
  const trace = await traced(refused);
  const steps = trace.steps.map((step, at) => ({
    ...step,
    exchanges: at === 0 ? copies(step.exchanges, times) : step.exchanges,
  }));
  return { ...trace, steps };
}

function copies(exchanges: readonly TraceExchange[], times: number): readonly TraceExchange[] {
  return Array.from({ length: times }, () => exchanges).flat();
}

suite('HAR', () => {
  test('of a whole sign-in fits its schema and has every exchange with its times', async () => {
    const trace = await traced();
    const { log } = wellFormedHar(harReport(trace), trace);
    assert.deepEqual(log.creator, { name: 'MCP Auth Inspector', version: '0.1.0' });
    const token = log.entries.find(({ pageref }) => pageref === 'token-request');
    assert.equal(token?.request.postData?.mimeType, 'application/x-www-form-urlencoded');
    assert.match(token?.request.postData?.text ?? '', /&code=‹\d+ characters›&/);
    const first = Date.parse(log.entries[0]?.startedDateTime ?? '');
    assert.ok(Math.abs(first - trace.run.beganAt) < 1000);
    assert.deepEqual(
      log.pages.slice(0, 2).map(({ title }) => title),
      ['First request, no token', 'Resource metadata'],
    );
  });

  test('names where a redirect leads, and why there is no answer', async () => {
    const moved = await traced(({ endpoint }) =>
      endpoint === 'server-metadata'
        ? { status: 302, headers: { location: '/elsewhere' }, body: '' }
        : undefined,
    );
    const redirects = wellFormedHar(harReport(moved), moved).log.entries.map(
      ({ response }) => response.redirectURL,
    );
    assert.ok(redirects.includes('/elsewhere'));
    const lost = await traced(({ endpoint }) =>
      endpoint === 'resource-metadata' ? Promise.reject(new TypeError('fetch failed')) : undefined,
    );
    const { entries } = wellFormedHar(harReport(lost), lost).log;
    const [failed] = entries.filter(({ response }) => response.status === 0);
    assert.match(failed?.response._error ?? '', /^network/);
  });

  test('reads its query, and writes an address as a URI whatever it is', async () => {
    const trace = await traced();
    const addresses = [
      ['https://as.example/a?x=1&y=a+b%20c&z', 'https://as.example/a?x=1&y=a+b%20c&z'],
      [
        'https://as.example/ü ‹8 characters›?[#a#b',
        'https://as.example/%C3%BC%20%E2%80%B98%20characters%E2%80%BA?%5B#a%23b',
      ],
      ['https://[::1]:8080/%', 'https://[::1]:8080/%25'],
      ['https://[/x', 'https://%5B/x'],
      [
        'https://a‹8 characters›.example:1/',
        'https://a%E2%80%B98%20characters%E2%80%BA.example%3A1/',
      ],
      ['javascript:alert(1)', 'about:invalid#javascript%3Aalert(1)'],
      ['\ud800', 'about:invalid#%EF%BF%BD'],
    ] as const;
    const [step, ...steps] = trace.steps;
    const [exchange] = step?.exchanges ?? [];
    assert.ok(step !== undefined && exchange !== undefined);
    const exchanges = addresses.map(([url]) => ({
      ...exchange,
      request: { ...exchange.request, url },
    }));
    const odd = { ...trace, steps: [{ ...step, exchanges }, ...steps] };
    const shown = wellFormedHar(harReport(odd), odd).log.entries.slice(0, addresses.length);
    assert.deepEqual(
      shown.map(({ request }) => request.url),
      addresses.map(([, uri]) => uri),
    );
    assert.deepEqual(shown[0]?.request.queryString, [
      { name: 'x', value: '1' },
      { name: 'y', value: 'a b c' },
      { name: 'z', value: '' },
    ]);
  });
});

suite('Markdown', () => {
  test('of a refused code says what is wrong, what to do, and where it is seen', async () => {
    const trace = await traced(refused);
    const text = markdownReport(trace);
    assertMarkdown(text, trace);
    assert.match(text, /^- \*\*Server:\*\* `https:\/\/mcp\.example\/mcp` \(http\)$/m);
    assert.match(text, /^- \*\*MCP revision:\*\* 2026-07-28$/m);
    assert.match(text, /^- \*\*Outcome:\*\* Stopped at Code for token: /m);
    assert.match(text, /^### 1\. `as\.example` gives no token for the code: `invalid_grant`$/m);
    for (const part of ['Expected', 'Actual', 'Because', 'Do', 'See'])
      assert.match(text, new RegExp(`^- \\*\\*${part}:\\*\\* .`, 'm'));
    assert.match(text, /^- \*\*Seen in:\*\* exchange 5$/m);
    assert.match(text, /^<summary>5\. <code>POST https:\/\/as\.example\/token<\/code> 400, /m);
    assert.match(text, /^\| 10 \| Code for token \| stopped \| 400, /m);
  });

  test('of a healthy server says that nothing was found', async () => {
    const trace = await traced();
    const text = markdownReport(trace);
    assertMarkdown(text, trace);
    assert.match(text, /^## Findings\n\nNone\.$/m);
    assert.match(text, /^- \*\*Outcome:\*\* Signed in\.$/m);
  });

  test('stays within an issue of GitHub, keeps what shows a finding, and says what it leaves out', async () => {
    const trace = await repeated(300);
    const text = markdownReport(trace);
    assertMarkdown(text, trace);
    assert.match(text, /<summary>304\. <code>POST https:\/\/as\.example\/token<\/code> 400/);
    assert.match(text, /^\d+ more exchanges are not shown\.$/m);
  });
});

suite('Mermaid', () => {
  test('has a lane for each party and an arrow for each request and each answer', async () => {
    const { actors, messages } = await readMermaid(mermaidReport(await traced(refused)));
    assert.deepEqual(actors, [
      'This client',
      'Browser',
      'MCP server<br/>mcp.example',
      'Authorization server<br/>as.example',
    ]);
    assert.deepEqual(messages.slice(0, 2), ['1. POST /mcp', '401']);
    assert.deepEqual(messages.slice(-7, -3), [
      'Opens the login page',
      'GET /authorize',
      'Redirects to this client',
      'code present, state match',
    ]);
    assert.deepEqual(messages.slice(-3, -1), ['5. POST /token', '400']);
    assert.match(messages.at(-1) ?? '', /^Error: as\.example gives no token .*token-refused\)$/);
  });

  test('has one lane where both servers are one host', async () => {
    const trace = await traced();
    const server = { ...trace.server, url: 'https://as.example/mcp' };
    const { actors } = await readMermaid(mermaidReport({ ...trace, server }));
    assert.deepEqual(actors.slice(2), ['MCP server and authorization server<br/>as.example']);
  });

  test('of a very long trace is short enough to be drawn, and says what it leaves out', async () => {
    const { messages } = await readMermaid(mermaidReport(await repeated(3000)));
    assert.match(messages.at(-1) ?? '', /^\d+ more exchanges are not drawn$/);
  });
});

test('no export says who has signed in', async () => {
  const trace = await traced(personal);
  for (const format of exportFormats) {
    const text = exportText(trace, format);
    for (const word of Object.values(person)) assert.ok(!text.includes(word), `${format}: ${word}`);
  }
  assert.ok(readTraceFile(exportText(trace, 'json')).ok);
});
