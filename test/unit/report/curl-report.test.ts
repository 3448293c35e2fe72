import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { suite, test } from 'node:test';
import type { TraceExchange } from '../../../src/model/trace';
import { curlReport } from '../../../src/report/curl-report';
import { openPort } from '../../server/open-port';
import { createWorld } from '../oauth/world';
import { argumentsOf, noShell, variablesOf } from './in-shell';

const missing =
  noShell ??
  (spawnSync('curl', ['--version']).status === 0 ? undefined : 'there is no curl on this machine');

function exchange(request: Partial<TraceExchange['request']>): TraceExchange {
  return {
    id: 'x1',
    party: 'server',
    because: 'It is a test.',
    request: { method: 'GET', url: 'https://mcp.example/', headers: [], ...request },
    timing: { startMs: 0, totalMs: 1 },
  };
}

function body(contentType: string, text: string): NonNullable<TraceExchange['request']['body']> {
  return { contentType, text, bytes: text.length, cut: false };
}

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server hears when the command is run by sh. */
async function heard(
  make: (origin: string) => TraceExchange,
  env: { readonly [name: string]: string } = {},
): Promise<{ readonly received: Received | undefined; readonly code: number | null }> {
  let received: Received | undefined;
  const port = await openPort(0);
  port.serve(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = '', url = '', headers } = request;
    received = { method, url, headers, body: Buffer.concat(parts).toString() };
    response.end('fine');
  });
  const path = process.env['PATH'] ?? '';
  const child = spawn('sh', ['-s'], {
    env: { PATH: path, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(curlReport(make(port.origin)));
  child.stdout.resume();
  child.stderr.resume();
  const [code] = await once(child, 'close');
  await port.close();
  return { received, code };
}

suite('a request as cURL, run by sh', { skip: missing ?? false }, () => {
  test('sends what the trace recorded, whatever signs are in it', async () => {
    const text = `a=it's "$HOME" \`id\` $(id) \\ !! ‹b› é\n&c=@/etc/passwd`;
    const { received, code } = await heard((origin) =>
      exchange({
        method: 'PUT',
        url: `${origin}/a'b/../c/{1,2}/[3-4]?x=$HOME&y=ü z`,
        headers: [
          ['content-type', 'text/plain'],
          ['x-quoted', `it's "$(id)" \\`],
          ['x-empty', ''],
          ['content-length', '7'],
        ],
        body: body('text/plain', text),
      }),
    );
    assert.equal(code, 0);
    assert.equal(received?.method, 'PUT');
    assert.equal(received?.url, `/a'b/../c/%7B1,2%7D/%5B3-4%5D?x=$HOME&y=%C3%BC%20z`);
    assert.equal(received?.headers['x-quoted'], `it's "$(id)" \\`);
    assert.equal(received?.headers['x-empty'], '');
    assert.equal(received?.body, text);
  });

  test('takes what the trace hides from variables, and sends nothing without them', async () => {
    const make = (origin: string): TraceExchange =>
      exchange({
        method: 'POST',
        url: `${origin}/token?api_key=‹8 characters›`,
        headers: [
          ['authorization', 'Bearer ‹20 characters›'],
          ['x-api-key', '‹9 characters›'],
          ['content-type', 'application/x-www-form-urlencoded'],
        ],
        body: body(
          'application/x-www-form-urlencoded',
          'code=‹5 characters›&x=1&code=‹6 characters›',
        ),
      });
    const names = variablesOf(curlReport(make('http://127.0.0.1'))).map(({ name }) => name);
    assert.deepEqual(names, [
      'TRACE_ACCESS_TOKEN',
      'TRACE_X_API_KEY',
      'TRACE_CODE',
      'TRACE_CODE_2',
      'TRACE_API_KEY',
    ]);
    const unset = await heard(make, { TRACE_ACCESS_TOKEN: 'a token' });
    assert.notEqual(unset.code, 0);
    assert.equal(unset.received, undefined);
    const { received } = await heard(make, Object.fromEntries(names.map((name) => [name, name])));
    assert.equal(received?.headers.authorization, 'Bearer TRACE_ACCESS_TOKEN');
    assert.equal(received?.headers['x-api-key'], 'TRACE_X_API_KEY');
    assert.equal(received?.url, '/token?api_key=TRACE_API_KEY');
    assert.equal(received?.body, 'code=TRACE_CODE&x=1&code=TRACE_CODE_2');
  });

  test('sends a body without a type as one without a type', async () => {
    const { received } = await heard((origin) =>
      exchange({ method: 'POST', url: origin, body: body('', '@x') }),
    );
    assert.equal(received?.body, '@x');
    assert.equal(received?.headers['content-type'], undefined);
  });

  test('does for every request of a sign-in', async () => {
    const flow = createWorld().flow({ revision: '2026-07-28' });
    flow.go('continue');
    const { steps } = await flow.ended();
    const exchanges = steps.flatMap((step) => step.exchanges);
    const calls = argumentsOf(exchanges.map(curlReport));
    assert.deepEqual(
      calls.map((call) => call.at(-1)),
      exchanges.map(({ request }) => request.url),
    );
  });
});

test('what curl cannot send, or what would have it read a file, becomes a comment', () => {
  const wrong: readonly Partial<TraceExchange['request']>[] = [
    { url: 'file:///etc/passwd' },
    { url: '-K/etc/passwd' },
    { url: 'https://' },
    { method: 'GET /x HTTP/1.1\r\nHost: y' },
  ];
  for (const request of wrong) {
    const text = curlReport(exchange(request));
    assert.match(text, /^(?:# .*\n)+$/, text);
  }
  const text = curlReport(exchange({ headers: [['@/etc/passwd', 'x']] }));
  assert.match(text, /^# Left out, as curl cannot send them: 1 header fields\.$/m);
  assert.doesNotMatch(text, /--header/);
});
