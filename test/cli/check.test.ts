import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Demo, startDemo } from '../demo/demo';
import { at, json } from '../server/faults/parts/answers';
import { startPair } from '../server/faults/parts/pair';
import { openPort } from '../server/open-port';
import { startHealthyRegistrationManagement } from '../server/scenarios/healthy-registration-management';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

let demo: Demo;

before(async () => {
  demo = await startDemo({ portBase: 0 });
});

after(() => demo?.close());

const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['check'], /needs the address/],
  [['check', 'ftp://example.com'], /not an http or https address/],
  [['check', 'http://user:pass@example.com'], /user name or password/],
  [['check', 'http://a.example', '--format', 'xml'], /--format is one of/],
  [['check', 'http://a.example', 'http://b.example', '--header', 'X: y'], /one address/],
  [['check', '--config', 'no/such/file.json'], /cannot be read/],
  [['check', '--workspace', 'no/such/folder'], /names no MCP server/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${args.join(' ')}`, async () => {
    const { code, err } = await runCli(args);
    assert.equal(code, 2);
    assert.match(err, says);
  });
}

test('a healthy server passes, in the time of a few requests, and nobody signs in', async () => {
  const { code, out, err } = await runCli(['check', demo.notesUrl]);
  assert.equal(code, 0);
  assert.match(out, /Checked without signing in\./);
  assert.match(out, /\(server-not-public\)/);
  assert.equal(err, '');
});

test('--fail-on warning lets untidy things pass', async () => {
  const { code } = await runCli(['check', demo.notesUrl, '--fail-on', 'warning']);
  assert.equal(code, 0);
});

test('a dead end fails, and so does a server that is not there', async () => {
  const { code, out } = await runCli(['check', demo.deadEndUrl]);
  assert.equal(code, 1);
  assert.match(out, /\(no-discovery\)/);
  const closed = await openPort(0);
  await closed.close();
  const gone = await runCli(['check', `${closed.origin}/mcp`]);
  assert.equal(gone.code, 1);
  assert.match(gone.out, /\(server-unreachable\)/);
});

test('several servers: the worst counts, and JSON holds each trace by the published schema', async () => {
  const args = ['check', demo.notesUrl, demo.deadEndUrl, '--format', 'json'];
  const { code, out } = await runCli(args);
  assert.equal(code, 1);
  const report = JSON.parse(out);
  assert.equal(report.format, 'mcp-auth-check/1');
  assert.deepEqual(
    report.servers.map((server: { trace: { outcome: string } }) => server.trace.outcome),
    ['checked', 'checked'],
  );
  const schema = JSON.parse(await readFile('media/schemas/trace.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const { trace } of report.servers) {
    assert.ok(validate(trace), JSON.stringify(validate.errors));
  }
  assert.equal(report.servers[1].trace.noted[0].code, 'no-discovery');
});

test('--register registers a client and deletes it again; without it, no client is registered', async () => {
  const management = await startHealthyRegistrationManagement();
  try {
    const posts = () =>
      management.requests.filter(({ path }) => path.startsWith('/reg')).map(({ method }) => method);
    await runCli(['check', management.url]);
    assert.deepEqual(
      posts().filter((method) => method !== 'OPTIONS'),
      [],
    );
    const { code, out } = await runCli(['check', management.url, '--register']);
    assert.equal(code, 0);
    assert.deepEqual(
      posts().filter((method) => method !== 'OPTIONS'),
      ['POST', 'DELETE'],
    );
    assert.doesNotMatch(out, /trial-client-left/);
  } finally {
    await management.close();
  }
});

test('--registration-probes says what registration takes', async () => {
  const open = await startPair(() => ({
    authorization: { before: at('/reg', json(201, { client_id: 'anybody' }), 'POST') },
  }));
  try {
    const args = ['check', open.url, '--registration-probes', '--fail-on', 'warning'];
    const { code, out } = await runCli(args);
    assert.equal(code, 1);
    assert.match(out, /\(registration-accepts-script\)/);
    assert.match(out, /\(registration-accepts-plain-http\)/);
    assert.match(out, /\(trial-client-left\)/);
  } finally {
    await open.close();
  }
});

test('--workspace checks every server of the folder, and names those that it cannot', async () => {
  const folder = temporaryFolder();
  await mkdir(join(folder, '.vscode'));
  await writeFile(
    join(folder, '.vscode/mcp.json'),
    JSON.stringify({
      servers: {
        notes: { type: 'http', url: `\${env:NOTES_URL}` },
        local: { command: 'node', args: ['server.js'] },
        asked: { type: 'http', url: `https://mcp.example/\${input:tenant}` },
      },
      inputs: [{ id: 'tenant', type: 'promptString', description: 'Tenant' }],
    }),
  );
  await writeFile(
    join(folder, '.mcp.json'),
    JSON.stringify({ mcpServers: { 'dead end': { type: 'http', url: demo.deadEndUrl } } }),
  );
  const env = { NOTES_URL: demo.notesUrl };
  const { code, out } = await runCli(['check', '--workspace', folder], { env });
  assert.equal(code, 1);
  assert.match(out, /4 servers, 1 with errors, 0 with warnings, 2 not checked\./);
  assert.match(out, /Not checked: \$\{input:tenant\} has no value here\./);

  const one = join(folder, '.mcp.json');
  const sarif = await runCli(['check', '--config', one, '--format', 'sarif']);
  assert.equal(sarif.code, 1);
  const [run] = JSON.parse(sarif.out).runs;
  const dead = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'no-discovery');
  assert.equal(dead.level, 'error');
  const { artifactLocation, region } = dead.locations[0].physicalLocation;
  assert.match(artifactLocation.uri, /\.mcp\.json$/);
  assert.equal(region.startLine, 1);

  const junit = await runCli(['check', '--config', one, '--format', 'junit']);
  assert.equal(junit.code, 1);
  assert.match(junit.out, /<testsuite name="dead end" file="[^"]*\.mcp\.json" /);
  assert.match(junit.out, /<failure type="no-discovery"/);
});

test('an entry that cannot be read is a failure', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'servers.json');
  await writeFile(path, JSON.stringify({ mcpServers: { bad: { url: 'ftp://a.example' } } }));
  const { code, err } = await runCli(['check', '--config', path, '--format', 'json']);
  assert.equal(code, 1);
  assert.match(err, /bad was not checked/);
});
