// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { configFacts } from '../../../../src/config/config-facts';
import type { Finding } from '../../../../src/model/finding';
import { placeIn, placeText } from '../../../../src/model/place-text';
import type { ConfigFile } from '../../../../src/model/server';
import { specIds } from '../../../../src/model/spec';
import { configRules, judgeEntry } from '../../../../src/rules/config/list';
import { rules } from '../../../../src/rules/list';
import { readInFolder } from '../../config/read-as';
import { type ConfigFixture, canary, faulty, healthy } from './fixtures';

const root = join(import.meta.dirname, '../../../../..');

interface Written {
  readonly files: readonly ConfigFile[];
  readonly text: (uri: string) => string;
}

function written({ vscode, root: ofRoot }: ConfigFixture): Written {
  const texts: { readonly [path: string]: unknown } = {
    ...(vscode && {
      '.vscode/mcp.json': {
        inputs: [{ id: 'token' }, { id: 't' }, { id: 'host' }],
        servers: vscode,
      },
    }),
    ...(ofRoot && { '.mcp.json': { mcpServers: ofRoot } }),
  };
  const shown = (path: string): string => JSON.stringify(texts[path], undefined, 2);
  return {
    files: Object.keys(texts).map((path) => readInFolder(path, shown(path))),
    text: (uri) => shown(uri.replace('file:///w/', '')),
  };
}

function findingsOf({ files }: Written): readonly Finding[] {
  return configFacts(files).flatMap(judgeEntry);
}

/** The file and the name or value that the evidence points to. */
function pointedAt(evidence: string, { text }: Written): string {
  const place = placeIn(evidence);
  assert.ok(place, evidence);
  const line = text(place.uri).split('\n')[place.line] ?? '';
  const [whole, name] = /^"((?:[^"\\]|\\.)*)"/.exec(line.slice(place.column)) ?? [];
  assert.equal(place.length ?? whole?.length, whole?.length);
  return `${place.uri.replace('file:///w/', '')} ${name}`;
}

suite('the whole set of findings of each configuration', () => {
  for (const fixture of [...healthy, ...faulty]) {
    test(fixture.name, () => {
      const files = written(fixture);
      const found = findingsOf(files).map((finding) => [
        finding.rule,
        finding.severity,
        ...finding.evidence.map((one) => pointedAt(one, files)),
      ]);
      assert.deepEqual(found, fixture.findings);
    });
  }
});

test('a finding can be read, says no value, and names a specification', () => {
  for (const fixture of faulty) {
    for (const finding of findingsOf(written(fixture))) {
      for (const part of ['title', 'expected', 'actual', 'because', 'do'] as const) {
        const text = finding[part];
        assert.ok(text.trim() !== '', `${finding.rule} has no ${part}`);
        assert.doesNotMatch(text, /undefined|\[object|\bnull\b|NaN|!| {2}|^\s|\s$/, finding.rule);
      }
      assert.match(finding.title, /[^.]$/);
      assert.ok(finding.spec.length > 0 && finding.spec.every((id) => specIds.includes(id)));
      assert.doesNotMatch(JSON.stringify(finding), new RegExp(canary), fixture.name);
    }
  }
});

test('every rule is in the list once, in a file of its name, and fired by a fixture', () => {
  const files = readdirSync(join(root, 'src/rules/config'))
    .filter((file) =>
      readFileSync(join(root, 'src/rules/config', file), 'utf8').includes('= defineConfigRule('),
    )
    .map((file) => file.replace(/\.ts$/, ''));
  const ids = configRules.map(({ id }) => id);
  assert.deepEqual(ids.toSorted(), files.toSorted());
  const fired = new Set(faulty.flatMap(({ findings }) => findings.map(([rule]) => rule)));
  assert.deepEqual([...fired].toSorted(), ids.toSorted());
  const others = new Set(rules.map(({ id }) => id));
  assert.ok(ids.every((id) => !others.has(id)));
});

test('every rule has the sections of a help page', () => {
  for (const { id } of configRules) {
    const text = readFileSync(join(root, `src/rules/config/${id}.ts`), 'utf8');
    const [comment = ''] = /^\/\*\*[\s\S]*?\*\//.exec(text) ?? [];
    for (const section of ['Looks like', 'Why', 'FastMCP', 'TypeScript SDK', 'Provider'])
      assert.ok(comment.includes(`\n * ${section}: `), `${id} lacks ${section}`);
  }
});

test('advice names the key that the client reads', () => {
  const adviceFor = (fixture: ConfigFixture | undefined): string => {
    assert.ok(fixture);
    return findingsOf(written(fixture))[0]?.do ?? '';
  };
  const named = (name: string) => faulty.find((fixture) => fixture.name === name);
  assert.equal(
    adviceFor(named('OAuth keys of Cursor, with a secret')),
    'write oauth.clientId for CLIENT_ID and take out CLIENT_SECRET: VS Code asks for it and keeps it itself',
  );
  assert.equal(
    adviceFor(named('OAuth keys spelled as Codex spells them')),
    'write oauth.clientId for client_id and write oauth.callbackPort for callback_port',
  );
  assert.equal(
    adviceFor(named('OAuth keys of Claude Code in the file of VS Code')),
    'take out callbackPort',
  );
});

test('servers of two folders are not taken for one another', () => {
  const text = JSON.stringify({ servers: { notes: { url: 'https://notes.example/mcp' } } });
  const files = ['a', 'b'].map((folder) =>
    readInFolder('.vscode/mcp.json', text, `file:///${folder}`),
  );
  assert.deepEqual(configFacts(files).flatMap(judgeEntry), []);
});

test('no entry makes a rule throw or repeat a value, whatever stands in it', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      ...[
        '${env:A}',
        '${A:-b}',
        'https://',
        'http://[::1',
        'http://a@b@c/?token=',
        ' ',
        '::',
        '--token',
      ],
      ...['\u202e', '__proto__', 'x'.repeat(2000)],
    ),
  );
  const key = fc.oneof(
    text,
    fc.constantFrom(
      'url',
      'command',
      'args',
      'headers',
      'env',
      'oauth',
      'auth',
      'type',
      'clientId',
    ),
  );
  const value = fc.oneof(
    text,
    fc.array(text, { maxLength: 4 }),
    fc.dictionary(key, text, { maxKeys: 4 }),
  );
  const servers = fc.dictionary(text, fc.dictionary(key, value, { maxKeys: 6 }), { maxKeys: 3 });
  fc.assert(
    fc.property(servers, servers, (vscode, ofRoot) => {
      const files = written({ name: '', vscode, root: ofRoot, findings: [] });
      for (const finding of findingsOf(files)) {
        for (const evidence of finding.evidence) {
          const place = placeIn(evidence);
          assert.ok(place && placeText(place) === evidence);
          const line = files.text(place.uri).split('\n')[place.line] ?? '';
          assert.equal(line[place.column], '"');
        }
        for (const part of ['title', 'expected', 'actual', 'because', 'do'] as const)
          assert.doesNotMatch(finding[part], /[\p{Cc}\u202e]/u);
      }
    }),
    { numRuns: 500 },
  );
});

test('a file as large as may be is judged in no time to speak of', () => {
  const long = 'a'.repeat(50_000);
  const vscode = Object.fromEntries(
    Array.from({ length: 18 }, (_, index) => [
      `s${index}`,
      { url: `https://a.example/${long}`, headers: { 'X-Token': `${'${'.repeat(500)}${long}` } },
    ]),
  );
  const began = performance.now();
  findingsOf(written({ name: '', vscode, findings: [] }));
  assert.ok(performance.now() - began < 1000);
});
