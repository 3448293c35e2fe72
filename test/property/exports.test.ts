import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { JudgedTrace, TraceExchange } from '../../src/model/trace';
import { curlReport } from '../../src/report/curl-report';
import { harReport } from '../../src/report/har-report';
import { markdownReport } from '../../src/report/markdown-report';
import { mermaidReport } from '../../src/report/mermaid-report';
import { uriText } from '../../src/report/uri-text';
import { createWorld } from '../unit/oauth/world';
import { argumentsOf, noShell, variablesOf } from '../unit/report/in-shell';
import { assertMarkdown, readMermaid, wellFormedHar } from '../unit/report/well-formed';
import { strikes } from './hostile';
import { canaries, record, request, secrets } from './hostile-run';

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 150);
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_125);

/** Signs that mean something to Markdown, HTML, Mermaid, sh, curl, GitHub or a terminal, and pieces of words. */
const pieces = fc.constantFrom(
  ...'`<>|@#:;%{}"\'$\\()[]!*_~-+=&^/.,?\n\r\t\0\u001b 1a'.split(''),
  ...[
    '```\n',
    '~~~',
    '</details>',
    '<summary>',
    '</code>',
    '<!--',
    '-->',
    '<script>alert(1)</script>',
  ],
  ...[
    '![x](https://evil.example/x.png)',
    '[x](javascript:alert(1))',
    'https://evil.example',
    'www.evil.example',
  ],
  ...[
    '@octocat',
    '#1',
    'GH-1',
    'a/b#2',
    ':smile:',
    'ada@evil.example',
    '0123456789abcdef0123456789abcdef01234567',
  ],
  ...[
    '\n# x',
    '\n- x',
    '\n---\n',
    '\n| a | b |\n|---|---|\n',
    '\\|',
    '\n    x',
    '  \n',
    '&lt;',
    '&#64;',
  ],
  ...[
    '\nNote over client: x\n',
    '%%{init: {"theme":"dark"}}%%',
    '%% x',
    'end',
    'wrap:',
    '->>',
    '#35;',
    'ﬂ°°60¶ß',
    'style:#a;',
  ],
  ...[
    "'; id; '",
    '$(id)',
    '`id`',
    '"$HOME"',
    '\\\n',
    '@/etc/passwd',
    '--output x',
    '!!',
    '<<EOF\n',
  ],
  ...[
    '‹8 characters›',
    '‹999999999 characters›',
    '%E2%80%B98%20characters%E2%80%BA',
    '"code": "‹5 characters›',
    '&state=‹5 characters›',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\udc00',
    'é',
    '漢',
    'עברית',
    '😀',
    '\u00a0',
    '\u3000',
  ],
  ...['word', 'https://as.example/', '%zz', '[::1]', 'file:///etc/passwd'],
);
const hostile = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: pieces, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: pieces, minLength: 2000, maxLength: 2400, size: 'max' }),
  },
);
const number = fc.constantFrom(0, -1, 0.5, 1e9, 1e300, -1e300, 401, 302);

/** What somebody else has said, or could have written into a file. */
const free = new Set(
  'name url title note because says text value meaning detail contentType method expected actual do issuer endpoint rule'.split(
    ' ',
  ),
);
const counted = new Set([
  'startMs',
  'firstByteMs',
  'totalMs',
  'bytes',
  'beganAt',
  'durationMs',
  'status',
]);

/** The trace with some of all that is free replaced, by the next of these each time. */
function withWords(
  trace: JudgedTrace,
  words: readonly string[],
  numbers: readonly number[],
  every: number,
): JudgedTrace {
  let texts = 0;
  let counts = 0;
  const text = (before: string): string =>
    texts++ % every === 0 ? (words[texts % words.length] ?? '') : before;
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return free.has(name) ? text(value) : value;
    if (typeof value === 'number' && counted.has(name))
      return counts++ % every === 0 ? numbers[counts % numbers.length] : value;
    if (Array.isArray(value)) {
      if (name === 'headers') return value.map((pair: string[]) => pair.map(text));
      return value.map((one) => walk(one, name));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, key)]));
  };
  return walk(trace, '') as JudgedTrace;
}

const bases: JudgedTrace[] = [];

before(async () => {
  for (const refuses of [false, true]) {
    const flow = createWorld({
      change: ({ endpoint }, answer) =>
        refuses && endpoint === 'token'
          ? { ...answer, status: 400, body: '{"error":"invalid_grant"}' }
          : undefined,
    }).flow({ revision: '2026-07-28' });
    flow.go('continue');
    bases.push(await flow.ended());
  }
});

/** Commands that sh takes as they were meant: what stands in quotes comes to curl as it was. */
function assertCurl(exchanges: readonly TraceExchange[]): void {
  const commands = exchanges.map(curlReport);
  const sent = exchanges.flatMap((exchange, at) => {
    const command = commands[at] ?? '';
    return /^curl /m.test(command) ? [{ exchange, command }] : [];
  });
  for (const command of commands.filter((one) => !/^curl /m.test(one)))
    assert.match(command, /^(?:# .*\n)+$/);
  if (noShell !== undefined) return;
  const calls = argumentsOf(commands);
  assert.equal(calls.length, sent.length);
  for (const [at, { exchange, command }] of sent.entries()) {
    const call = calls[at] ?? [];
    const lengths = new Map(variablesOf(command).map(({ name, length }) => [name, length]));
    const masked = (text = ''): string =>
      text.replace(/<(TRACE_\w+)>/g, (whole, name) =>
        lengths.has(name) ? `‹${lengths.get(name)} characters›` : whole,
      );
    assert.equal(uriText(masked(call.at(-1))), uriText(exchange.request.url));
    assert.match(call.at(-1) ?? '', /^https?:\/\//i);
    const { body } = exchange.request;
    const data = call.indexOf('--data-raw');
    assert.equal(data !== -1, body !== undefined);
    if (body !== undefined) assert.equal(masked(call[data + 1]), visible(body.text));
    const fields = call.filter((_, index) => call[index - 1] === '--header');
    for (const field of fields) assert.match(field, /^[\w!#$%&'*+\-.^`|~]+[:;]/);
  }
}

/** Arguments hold no NUL and no half characters. */
function visible(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '\ufffd');
}

test('whatever stands in a trace, its exports are what they say they are', {
  timeout: 3_000_000,
}, async () => {
  let commands = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1),
      fc.array(hostile, { minLength: 1, maxLength: 6 }),
      fc.array(number, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (which, words, numbers, every) => {
        const base = bases[which];
        assert.ok(base !== undefined);
        const trace = withWords(base, words, numbers, every);
        wellFormedHar(harReport(trace), trace);
        assertMarkdown(markdownReport(trace), trace);
        await readMermaid(mermaidReport(trace));
        const exchanges = trace.steps.flatMap((step) => step.exchanges);
        commands += exchanges.filter((one) => /^curl /m.test(curlReport(one))).length;
        assertCurl(exchanges);
      },
    ),
    { numRuns, seed, endOnFailure: true },
  );
  assert.ok(commands > numRuns, `${commands} commands`);
});

test('whatever servers answered, no export holds a secret', { timeout: 3_000_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(request, strikes, async (asked, hits) => {
      const trace = await record(asked, hits);
      const exchanges = trace.steps.flatMap((step) => step.exchanges);
      const har = harReport(trace);
      wellFormedHar(har, trace);
      const markdown = markdownReport(trace);
      assertMarkdown(markdown, trace);
      const mermaid = mermaidReport(trace);
      const { messages } = await readMermaid(mermaid);
      assertCurl(exchanges);
      const commands = exchanges.map(curlReport).join('');
      const texts = [
        ...[har, markdown, mermaid, commands, messages.join('\n')],
        stringsOf(JSON.parse(har)),
        markdown.replace(/&#(\d+);/g, (_whole, code) => String.fromCodePoint(Number(code))),
        commands.replaceAll("'\\''", "'"),
      ];
      for (const secret of [...secrets, encodeURIComponent(canaries.code)])
        for (const text of texts) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
    }),
    { numRuns, seed, endOnFailure: true },
  );
});

function stringsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inner]) => `${name}\n${stringsOf(inner)}`)
    .join('\n');
}
