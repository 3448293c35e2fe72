// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readClientFile } from '../../../src/config/client-file';
import { clients } from '../../../src/config/clients/list';
import { resolveEntry, unresolvedIn, variablesIn } from '../../../src/config/variables';
import type { ConfigFile } from '../../../src/model/server';
import { readInFolder } from './read-as';

const roots: readonly (readonly [path: string, root: string])[] = [
  ['.vscode/mcp.json', 'servers'],
  ['.mcp.json', 'mcpServers'],
];

/** Text made of the pieces that such files are made of, so that much of it is nearly JSON. */
const nearlyJson = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '\\',
          '//',
          '/*',
          '*/',
          '\n',
          '\r',
          ' ',
          '0',
          'null',
        ],
        ...['"servers"', '"mcpServers"', '"inputs"', '"url"', '"command"', '"headers"', '"a"'],
        ...['"https://a.example"', '"${input:x}"', '\uFEFF', '\u2028', '\uD800', '"__proto__"'],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

function assertSane(file: ConfigFile, text: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { line, column } of [...file.problems, ...file.servers.map(({ place }) => place)]) {
    assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
    assert.ok(column >= 0 && column <= (lines[line] ?? '').length, `column ${column}`);
  }
  assert.ok(file.problems.every(({ message }) => /^.{5,600}[.]$/.test(message)));
  const ids = file.servers.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
}

for (const [path, root] of roots) {
  const parse = (text: string): ConfigFile => readInFolder(path, text);
  test(`${path}: no text makes the reader throw, and every place lies in the text`, () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string(), fc.json()), (text) => {
        assertSane(parse(text), text);
      }),
      { numRuns: 2000 },
    );
  });

  test(`${path}: a file cut off or damaged anywhere still gives what came before`, () => {
    const whole = JSON.stringify(
      {
        [root]: {
          a: { url: 'https://a.example' },
          b: { command: 'b' },
          c: { url: 'https://c.example' },
        },
      },
      undefined,
      2,
    );
    const endOfA = whole.indexOf('"b"') - 1;
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), fc.string({ maxLength: 3 }), (cut, put) => {
        const text = whole.slice(0, cut) + put + whole.slice(cut + put.length + 1);
        const file = parse(text);
        assertSane(file, text);
        if (cut > endOfA && !put.includes('"a')) assert.equal(file.servers[0]?.name, 'a', text);
      }),
      { numRuns: 1000 },
    );
  });

  test(`${path}: every server of a valid file is found with what it holds`, () => {
    const name = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('__proto__', 'toString'));
    const header = fc.stringMatching(/^[A-Za-z-]{1,12}$/);
    const remote = fc.record({
      type: fc.constantFrom('http', 'sse'),
      url: fc.webUrl(),
      headers: fc.dictionary(header, fc.stringMatching(/^[ -~]{0,20}$/), {
        noNullPrototype: true,
      }),
    });
    const local = fc.record({
      command: fc.stringMatching(/^[a-z]{1,9}$/),
      args: fc.array(fc.string()),
    });
    const servers = fc.uniqueArray(fc.tuple(name, fc.oneof(remote, local)), {
      selector: ([key]) => key,
      maxLength: 20,
    });
    fc.assert(
      fc.property(servers, fc.constantFrom(0, 2, '\t'), (entries, indent) => {
        const text = JSON.stringify({ [root]: Object.fromEntries(entries) }, undefined, indent);
        const file = parse(text);
        const lines = text.split('\n');
        const found = file.servers.map((entry) => {
          if (entry.kind === 'http') {
            const { transport: type, url, headers } = entry;
            return [entry.name, { type, url, headers }];
          }
          return [
            entry.name,
            entry.kind === 'stdio' && { command: entry.command, args: entry.args },
          ];
        });
        assert.deepEqual(
          Object.fromEntries(found),
          Object.fromEntries(entries.map(([key, value]) => [key, { ...value }])),
        );
        for (const { name: shown, place } of file.servers) {
          assert.ok(lines[place.line]?.startsWith(JSON.stringify(shown), place.column));
        }
      }),
    );
  });
}

/** The same for the other languages. */
const nearlyOther = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '[mcp_servers.a]',
          '[[mcp_servers]]',
          'mcp_servers',
          'url = "https://a.example"',
          '= 1',
        ],
        ...[
          'extensions:',
          'mcpServers:',
          '  a:',
          '    uri: https://a.example',
          '- name: a',
          '&x',
          '*x',
        ],
        ...[
          '\n',
          ' ',
          '"',
          "'",
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '#',
          '---',
          '|',
          '\t',
          '\uFEFF',
          '.a',
        ],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

test('no text makes any client’s reader throw, and every place lies in the text', () => {
  const kinds = clients.flatMap((client) => client.files.map((file) => ({ client, file })));
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.oneof(nearlyOther, nearlyJson, fc.json()),
      (as, text) => {
        const file = readClientFile(as, 'file:///f', 'f', text);
        if (file !== undefined) assertSane(file, text);
      },
    ),
    { numRuns: 3000 },
  );
});

test('filling in leaves exactly the variables that have neither value nor default', () => {
  const text = fc
    .array(fc.constantFrom('${A}', '${B:-b}', '${input:c}', '${env:D}', '${', '}', '$', 'x', ':-'))
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.subarray(['A', 'B', 'c', 'D']),
      (args, known) => {
        const entry = resolveEntry(
          {
            kind: 'stdio',
            id: 'i',
            name: 'n',
            place: { uri: 'u', line: 0, column: 0 },
            command: 'run',
            args,
            env: {},
            unresolved: unresolvedIn(args),
          },
          ({ name }) => (known.includes(name) ? '#' : undefined),
        );
        assert.ok(entry.kind === 'stdio');
        const left = variablesIn(args).filter(
          ({ name, fallback }) => fallback === undefined && !known.includes(name),
        );
        assert.deepEqual(new Set(entry.unresolved), new Set(left.map((variable) => variable.text)));
      },
    ),
  );
});

test('a megabyte of hostile variables is read in no time to speak of', () => {
  const started = performance.now();
  for (const piece of ['${', '${a', '${${x}', '${a:-${', '${ ${x} ']) {
    unresolvedIn([piece.repeat(Math.floor(1_000_000 / piece.length))]);
  }
  assert.ok(performance.now() - started < 2000);
});
