import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Demo, startDemo } from '../demo/demo';
import { openPort } from '../server/open-port';
import { runCli } from './run-cli';

let demo: Demo;
let manual: Demo;

before(async () => {
  demo = await startDemo({ portBase: 0, autoApprove: true });
  manual = await startDemo({ portBase: 0 });
});

after(async () => {
  await demo?.close();
  await manual?.close();
});

test('--help says how to use it and ends well', async () => {
  const { code, out } = await runCli(['--help']);
  assert.equal(code, 0);
  assert.match(out, /trace <url>/);
  assert.match(out, /Exit codes/);
});

const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['dance'], /no command "dance"/],
  [['trace'], /needs the address/],
  [['trace', 'ftp://example.com'], /not an http or https address/],
  [['trace', 'http://user:pass@example.com'], /user name or password/],
  [['trace', 'http://example.com', '--revision', '2020-01-01'], /--revision is one of/],
  [['trace', 'http://example.com', '--timeout', 'soon'], /--timeout is a whole number/],
  [['trace', 'http://example.com', '--header', 'novalue'], /--header has the form/],
  [
    ['trace', 'http://example.com', '--client-secret-env', 'NO_SUCH_NAME'],
    /NO_SUCH_NAME is not set/,
  ],
  [['trace', 'http://example.com', '--unknown'], /--unknown/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${args.join(' ')}`, async () => {
    const { code, err } = await runCli(args);
    assert.equal(code, 2);
    assert.match(err, says);
    assert.doesNotMatch(err, /\bat .*\.js:\d/, 'no stack trace for wrong usage');
  });
}

test('a working server: exit code 0, and JSON that follows the published schema', async () => {
  const { code, out } = await runCli(['trace', demo.notesUrl, '--open', 'follow', '--json']);
  assert.equal(code, 0);
  const report = JSON.parse(out);
  assert.equal(report.outcome, 'signed-in');
  assert.deepEqual(report.findings, []);
  await assertSchema(report);
});

test('the dead end: exit code 1 and the finding, as JSON and as text', async () => {
  const json = await runCli(['trace', demo.deadEndUrl, '--open', 'follow', '--json']);
  assert.equal(json.code, 1);
  const report = JSON.parse(json.out);
  assert.equal(report.findings[0].rule, 'no-discovery');
  await assertSchema(report);
  const text = await runCli(['trace', demo.deadEndUrl, '--open', 'follow']);
  assert.equal(text.code, 1);
  assert.match(text.out, /\(no-discovery\)/);
  assert.match(text.out, /expected/);
});

test('the cliff: exit code 1, and a client id leads past it', async () => {
  const without = await runCli(['trace', demo.cliffUrl, '--open', 'follow']);
  assert.equal(without.code, 1);
  assert.match(without.out, /\(no-registration-path\)/);
  const withId = await runCli([
    'trace',
    demo.cliffUrl,
    '--open',
    'follow',
    '--client-id',
    'demo-client',
  ]);
  assert.equal(withId.code, 0, withId.out);
});

test('a login page that waits for a person: exit code 3', async () => {
  const { code, err } = await runCli(['trace', manual.notesUrl, '--open', 'follow']);
  assert.equal(code, 3);
  assert.match(err, /a person/);
});

test('a login that nobody finishes in time: exit code 3', async () => {
  const { code, err, out } = await runCli([
    'trace',
    manual.notesUrl,
    '--open',
    'print',
    '--timeout',
    '1',
  ]);
  assert.equal(code, 3);
  assert.match(err, /http\S+code_challenge=/);
  assert.match(out, /within 1 second/);
});

test('an interrupt while it waits for the browser ends it at once', async () => {
  const { code } = await runCli(['trace', manual.notesUrl, '--open', 'print'], {
    watch: (err, kill) => {
      if (err.includes('code_challenge=')) kill('SIGINT');
    },
  });
  assert.equal(code, 1);
});

test('a tool is called with its arguments', async () => {
  const args = [
    'trace',
    demo.notesUrl,
    '--open',
    'follow',
    '--json',
    '--call',
    'add',
    '--arguments',
    '{"a":2,"b":3}',
  ];
  const { code, out } = await runCli(args);
  assert.equal(code, 0);
  assert.match(JSON.parse(out).facts.called.text, /5/);
});

test('a taken redirect port gives way to a free one, and that one is registered', async () => {
  const taken = await openPort(0);
  const args = [
    'trace',
    demo.notesUrl,
    '--open',
    'follow',
    '--json',
    '--redirect-port',
    String(taken.port),
  ];
  const { code, out } = await runCli(args);
  await taken.close();
  assert.equal(code, 0);
  const { redirectUri } = JSON.parse(out).facts.clientIdentity;
  assert.notEqual(new URL(redirectUri).port, String(taken.port));
});

test('--redirect-uri is where the browser comes back to, to the letter', async () => {
  const free = await openPort(0);
  await free.close();
  const uri = `http://localhost:${free.port}/own/path`;
  const args = ['trace', demo.notesUrl, '--open', 'follow', '--json', '--redirect-uri', uri];
  const { code, out, err } = await runCli(args);
  assert.equal(code, 0, err);
  assert.equal(JSON.parse(out).facts.clientIdentity.redirectUri, uri);
  const far = await runCli([...args.slice(0, -1), 'https://app.example/callback']);
  assert.equal(far.code, 2);
  assert.match(far.err, /--redirect-uri begins with/);
  const taken = await openPort(free.port);
  const stopped = await runCli(args);
  await taken.close();
  assert.equal(stopped.code, 1);
  assert.equal(JSON.parse(stopped.out).stop.code, 'no-redirect');
});

test('a header given on the command line is sent to the server and never printed', async () => {
  const secret = 'canary-0123456789abcdef';
  const seen: string[] = [];
  const port = await openPort(0);
  port.serve((request, response) => {
    seen.push(`${request.url} ${request.headers['x-key'] ?? ''}`);
    response.writeHead(401, { 'x-echo': request.headers['x-key'] ?? '' }).end();
  });
  const args = ['trace', `${port.origin}/mcp`, '--header', `X-Key: ${secret}`, '--json'];
  const { code, out, err } = await runCli(args);
  await port.close();
  assert.equal(code, 1);
  assert.equal(seen[0], `/mcp ${secret}`);
  assert.ok(
    seen.slice(1).every((line) => !line.includes(secret)),
    seen.join('\n'),
  );
  assert.ok(!out.includes(secret) && !err.includes(secret));
});

test('server text cannot steer the terminal', async () => {
  const port = await openPort(0);
  port.serve((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Bearer error="\u009b31mred", x="un' });
    response.end();
  });
  const { out } = await runCli(['trace', `${port.origin}/mcp`]);
  await port.close();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
  assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

async function assertSchema(report: unknown): Promise<void> {
  const schema = JSON.parse(await readFile('media/schemas/trace.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
}
