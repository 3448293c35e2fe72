import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { startPair } from '../server/faults/parts/pair';
import { takesOtherAudience } from '../server/faults/takes-other-audience';
import { newSigningKey } from '../server/signing-key';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const folder = temporaryFolder();

test('--probe says of each token whether it was refused, or why it was not tried', async () => {
  const pair = await startPair();
  const { code, out, err } = await runCli(['trace', pair.url, '--open', 'follow', '--probe']);
  await pair.close();
  assert.equal(code, 0, out + err);
  assert.match(out, /^The server was probed\./m);
  assert.match(out, /^ {2}a token made of random letters +refused with 401$/m);
  assert.match(out, /^ {2}a token for another service +not sent: it takes the key/m);
});

test('--probe-key finds what is worth an exit code, and the key is shown nowhere', async () => {
  const server = await takesOtherAudience.start();
  const probeKey = server.run?.secrets?.probeKey ?? '';
  const keyFile = join(folder, 'issuer.jwk.json');
  writeFileSync(keyFile, probeKey);
  const saved = join(folder, 'probed.mcptrace.json');
  const args = ['trace', server.url, '--open', 'follow', '--probe', '--probe-key', keyFile];
  const found = await runCli([...args, '--save', saved]);
  const json = await runCli([...args, '--json']);
  await server.close();
  assert.equal(found.code, 1, found.out + found.err);
  assert.match(found.out, /\(accepts-token-for-another-service\)/);
  const schema = JSON.parse(readFileSync('media/schemas/trace.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  assert.ok(validate(JSON.parse(json.out)), JSON.stringify(validate.errors, null, 2));
  assert.equal(JSON.parse(json.out).outcome, 'probed');
  const { d } = JSON.parse(probeKey);
  for (const text of [found.out, found.err, json.out, json.err, readFileSync(saved, 'utf8')])
    assert.ok(!text.includes(d));
  const replayed = await runCli(['replay', saved]);
  assert.equal(replayed.code, 1);
  assert.match(replayed.out, /\(accepts-token-for-another-service\)/);
});

test('without --probe nothing of the kind is sent, and a key is wrong usage', async () => {
  const pair = await startPair();
  const { code } = await runCli(['trace', pair.url, '--open', 'follow']);
  await pair.close();
  assert.equal(code, 0);
  const sent = pair.requests.map(({ headers, query }) => `${headers.authorization} ${query}`);
  assert.ok(sent.every((one) => !one.includes('access_token')));
  const keyFile = join(folder, 'other.jwk.json');
  writeFileSync(keyFile, JSON.stringify(newSigningKey()));
  const wrong = await runCli(['trace', pair.url, '--probe-key', keyFile]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /--probe-key needs --probe/);
});
