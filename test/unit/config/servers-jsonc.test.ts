// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVsCodeServers } from '../../../src/config/dialects/servers-jsonc';
import type { ConfigFile, ServerEntry } from '../../../src/model/server';

const uri = 'file:///w/.vscode/mcp.json';
/** Without `members`, which has tests of its own. */
const parse = (text: string): ConfigFile => {
  const { members: _, ...file } = parseVsCodeServers(uri, '.vscode/mcp.json', text);
  return file;
};
const names = (file: ConfigFile): readonly string[] => file.servers.map(({ name }) => name);

function only(text: string): ServerEntry {
  const { servers } = parse(text);
  assert.equal(servers.length, 1);
  const [entry] = servers;
  assert.ok(entry);
  return entry;
}

/** The sentence for a server whose value is the given JSON. */
function problemOf(value: string): string | undefined {
  const entry = only(`{ "servers": { "a": ${value} } }`);
  return entry.kind === 'broken' ? entry.problem : undefined;
}

test('a file with comments, trailing commas, inputs and three kinds of server', () => {
  const file = parse(`// shared with the team
{
  "inputs": [{ "type": "promptString", "id": "key", "description": "Key", "password": true }],
  "servers": {
    /* the issue tracker */
    "issues": {
      "type": "http",
      "url": "https://issues.example/mcp",
      "headers": { "X-Api-Key": "\${input:key}", "X-Team": "red" },
      "oauth": { "clientId": "vs-code" },
    },
    "old": { "type": "sse", "url": "http://127.0.0.1:8000/sse" },
    "files": {
      "command": "npx",
      "args": ["-y", "files", "\${workspaceFolder}"],
      "env": { "LEVEL": 3, "GONE": null, "HOME": "\${env:HOME}" },
      "cwd": "\${workspaceFolder}/x",
    },
  },
}
`);
  assert.deepEqual(file, {
    uri,
    label: '.vscode/mcp.json',
    problems: [],
    servers: [
      {
        kind: 'http',
        id: `${uri}#issues`,
        name: 'issues',
        place: { uri, line: 5, column: 4 },
        url: 'https://issues.example/mcp',
        transport: 'http',
        headers: { 'X-Api-Key': '${input:key}', 'X-Team': 'red' },
        clientId: 'vs-code',
        unresolved: ['${input:key}'],
      },
      {
        kind: 'http',
        id: `${uri}#old`,
        name: 'old',
        place: { uri, line: 11, column: 4 },
        url: 'http://127.0.0.1:8000/sse',
        transport: 'sse',
        headers: {},
        unresolved: [],
      },
      {
        kind: 'stdio',
        id: `${uri}#files`,
        name: 'files',
        place: { uri, line: 12, column: 4 },
        command: 'npx',
        args: ['-y', 'files', '${workspaceFolder}'],
        env: { LEVEL: '3', HOME: '${env:HOME}' },
        cwd: '${workspaceFolder}/x',
        unresolved: ['${workspaceFolder}', '${env:HOME}'],
      },
    ],
  });
});

test('an empty file, and one without servers, hold nothing and are not wrong', () => {
  for (const text of ['', ' \r\n', '{}', '{ "inputs": [] }', '{ "servers": {} }', '\uFEFF{}']) {
    assert.deepEqual(parse(text), { uri, label: '.vscode/mcp.json', servers: [], problems: [] });
  }
});

test('after a missing comma the place is named and everything still lists', () => {
  const file = parse(`{
  "servers": {
    "a": { "url": "https://a.example/mcp" }
    "b": { "url": "https://b.example/mcp" }
  }
}`);
  assert.deepEqual(names(file), ['a', 'b']);
  assert.deepEqual(file.problems, [
    { message: 'Expected a comma or a closing brace or bracket.', line: 3, column: 4 },
  ]);
});

test('what is wrong with the JSON is said in plain words, once per line', () => {
  const said = (text: string) =>
    parse(text).problems.map(({ message, line, column }) => `${line}:${column} ${message}`);
  assert.deepEqual(said('{ servers: {} }'), [
    '0:2 This is not JSON: names and text need double quotes around them.',
  ]);
  assert.deepEqual(said('{ "servers" {} }'), ['0:12 Expected a colon after the name.']);
  assert.deepEqual(said('{ "servers": {'), [
    '0:14 Expected a closing brace before the end of the file.',
  ]);
  assert.deepEqual(said('{\r\n"servers": ,\r\n"x": 1 }'), ['1:11 Expected a value.']);
  assert.deepEqual(said('{ "x": "\\q" }'), [
    '0:7 Expected a JSON escape such as \\\\ or \\n; a single backslash is written \\\\.',
  ]);
  assert.deepEqual(said('/* open'), ['0:0 Expected the comment to be closed.']);
  assert.deepEqual(said('[1]'), ['0:0 Expected an object with “servers”, found a list.']);
  assert.deepEqual(said('{ "servers": [] }'), ['0:13 “servers” must be an object, found a list.']);
});

test('an entry cut apart by invalid JSON points to the line', () => {
  const file = parse(`{ "servers": {
    "a": {
      "url" "https://a.example/mcp"
    },
    "b": { "url": "https://b.example/mcp" },
    "c": {}
  } }`);
  assert.deepEqual(
    file.servers.map((entry) => (entry.kind === 'broken' ? entry.problem : entry.kind)),
    [
      'It could not be read: the JSON is invalid in line 3.',
      'http',
      'It has neither “url” nor “command”, so it names no server.',
    ],
  );
});

test('servers under the name that other clients use are pointed out', () => {
  const file = parse('{ "mcpServers": { "a": { "url": "https://a.example" } } }');
  assert.deepEqual(file.servers, []);
  assert.deepEqual(file.problems, [
    {
      message: 'Servers under “mcpServers” are not read from this file; put them under “servers”.',
      line: 0,
      column: 2,
    },
  ]);
});

test('of two servers with one name the later counts, and the earlier is pointed out', () => {
  const file = parse(`{ "servers": {
    "a": { "url": "https://one.example" },
    "b": { "command": "b" },
    "a": { "url": "https://two.example" } } }`);
  assert.deepEqual(names(file), ['b', 'a']);
  const [, a] = file.servers;
  assert.equal(a?.kind === 'http' && a.url, 'https://two.example');
  assert.deepEqual(file.problems, [
    { message: '“a” stands twice; only the later one, in line 4, counts.', line: 1, column: 4 },
  ]);
});

test('an input that nothing declares is pointed out at the server', () => {
  const file = parse(`{ "inputs": [{ "id": "known" }], "servers": {
  "a": { "url": "https://a.example", "headers": { "A": "\${input:known}", "B": "\${input:lost}" } } } }`);
  assert.deepEqual(file.problems, [
    {
      message: '“a” asks for the input “lost”, but no entry of “inputs” has that id.',
      line: 1,
      column: 2,
    },
  ]);
});

test('each kind of entry that names no server says why', () => {
  const cases: readonly (readonly [value: string, problem: string])[] = [
    ['7', 'Expected an object with “url” or “command”, found a number.'],
    ['"https://a.example"', 'Expected an object with “url” or “command”, found text.'],
    ['null', 'Expected an object with “url” or “command”, found null.'],
    ['{}', 'It has neither “url” nor “command”, so it names no server.'],
    ['{"type":"http"}', 'Its “type” is “http”, but it has no “url”.'],
    ['{"type":"sse","command":"x"}', 'Its “type” is “sse”, but it has no “url”.'],
    [
      '{"type":"stdio","url":"https://a.example"}',
      'Its “type” is “stdio”, but it has no “command”.',
    ],
    ['{"type":3}', 'Its “type” must be text such as "http", found a number.'],
    [
      '{"type":"ws","url":"https://a.example"}',
      'Its “type” is “ws”; known types are http, sse and stdio.',
    ],
    ['{"url":["x"]}', 'Its “url” must be text, found a list.'],
    ['{"url":""}', 'Its “url” is empty.'],
    [
      '{"url":"a.example/mcp"}',
      'Its “url” is not a whole http or https address such as https://example.com/mcp.',
    ],
    [
      '{"url":"https://"}',
      'Its “url” is not a whole http or https address such as https://example.com/mcp.',
    ],
    [
      '{"url":"unix:///run/mcp.sock"}',
      'Its “url” is not an http or https address, so there is no sign-in to trace.',
    ],
    [
      '{"url":"ftp://${env:HOST}/x"}',
      'Its “url” is not an http or https address, so there is no sign-in to trace.',
    ],
    ['{"url":"https://a.example","headers":[]}', 'Its “headers” must be an object, found a list.'],
    [
      '{"url":"https://a.example","headers":{"X-Count":5}}',
      'The value of the header “X-Count” must be text, found a number.',
    ],
    [
      '{"url":"https://a.example","headers":{"X Count":"5"}}',
      'The header name “X Count” is not one that HTTP allows.',
    ],
    [
      '{"url":"https://a.example","headers":{"A":"b\\r\\nc"}}',
      'The value of the header “A” holds a line break.',
    ],
    [
      '{"url":"https://a.example","headers":{"A":"\u2713"}}',
      'The value of the header “A” holds a character that HTTP headers cannot carry.',
    ],
    [
      '{"url":"https://a.example","oauth":{"clientId":1}}',
      'Its “oauth.clientId” must be text, found a number.',
    ],
    ['{"command":" "}', 'Its “command” is empty.'],
    ['{"command":null}', 'Its “command” must be text, found null.'],
    ['{"command":"x","args":"-y"}', 'Its “args” must be a list, found text.'],
    ['{"command":"x","args":["-y",true]}', 'Argument 2 of its “args” must be text, found true.'],
    [
      '{"command":"x","env":{"A":{}}}',
      'The value of the environment variable “A” must be text, found an object.',
    ],
    ['{"command":"x","cwd":1}', 'Its “cwd” must be text, found a number.'],
  ];
  for (const [value, problem] of cases) assert.equal(problemOf(value), problem, value);
});

test('problems never repeat a value, which may be a secret', () => {
  const secret = 'sk-canary-8f3a';
  const values = [
    `{"url":"${secret}"}`,
    `{"url":"https://a.example","headers":{"A":"${secret}\\n"}}`,
    `{"url":"https://a.example","headers":{"A":"${secret}\u2713"}}`,
    `{"command":"x","args":["${secret}",1]}`,
    `{"command":"x","env":{"A":"${secret}","B":[]}}`,
  ];
  for (const value of values) {
    const problem = problemOf(value);
    assert.ok(problem);
    assert.ok(!problem.includes('canary'), problem);
  }
});

test('an address with variables in it is not judged before they are filled in', () => {
  for (const url of ['${input:url}', 'https://${env:HOST}/mcp', '${SCHEME}://${HOST}']) {
    assert.equal(problemOf(JSON.stringify({ url })), undefined, url);
  }
});

test('files over 1 MB and absurdly deep files are refused in words', () => {
  const large = parse(`{ "servers": {} }${' '.repeat(1_048_576)}`);
  assert.deepEqual(large.problems, [
    { message: 'The file is larger than 1 MB and is not read.', line: 0, column: 0 },
  ]);
  for (const deep of ['['.repeat(300_000), '[},'.repeat(300_000), '{"a":'.repeat(200_000)]) {
    const { problems } = parse(deep);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['More than 100 objects or lists stand inside each other.'],
    );
  }
});

test('at most 500 servers are listed, and the file says so', () => {
  const servers = Object.fromEntries(
    Array.from({ length: 700 }, (_, index) => [`s${index}`, { command: 'x' }]),
  );
  const file = parse(JSON.stringify({ servers }, undefined, 1));
  assert.equal(file.servers.length, 500);
  assert.deepEqual(
    file.problems.map(({ message }) => message),
    ['The file names 700 servers; only the first 500 are listed.'],
  );
  assert.ok((file.problems[0]?.line ?? 0) > 1000);
});

test('names that mean something to JavaScript are names like any other', () => {
  const file = parse(
    '{ "servers": { "__proto__": { "url": "https://a.example", "headers": { "__proto__": "x" } }, "constructor": { "command": "c" }, "": { "command": "d" } } }',
  );
  assert.deepEqual(names(file), ['__proto__', 'constructor', '']);
  const [first] = file.servers;
  assert.ok(first?.kind === 'http');
  assert.deepEqual(Object.entries(first.headers), [['__proto__', 'x']]);
});

test('a long or hostile name is shortened in sentences', () => {
  const name = `\u202E${'n'.repeat(500)}`;
  const file = parse(`{ "servers": { "${name}": {"command":"a"}, "${name}": {"command":"b"} } }`);
  const [problem] = file.problems;
  assert.equal(
    problem?.message,
    `“\uFFFD${'n'.repeat(59)}…” stands twice; only the later one, in line 1, counts.`,
  );
});

test('of members with one name the last counts, as JSON has it', () => {
  const file = parse(`{
  "servers": { "old": { "command": "x" } },
  "servers": { "a": { "url": "https://one.example", "url": "https://two.example" } } }`);
  assert.deepEqual(names(file), ['a']);
  const [a] = file.servers;
  assert.equal(a?.kind === 'http' && a.url, 'https://two.example');
});
