import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findServers } from '../../src/codegen/find-servers';
import type { Project } from '../../src/codegen/project';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { applyEdits } from '../../src/model/fix';
import { after, tryPlan, usual } from './generated';
import { syntaxes, typescript } from './syntax';
import { typescriptShapes } from './typescript-shapes';

const path = 'src/server.ts';
const manifest = {
  path: 'package.json',
  text: '{\n  "type": "module",\n  "dependencies": {\n    "express": "^5.0.0",\n    "zod": "^4.0.0"\n  }\n}\n',
};

function projectOf(text: string): Project {
  return { files: [manifest, { path, text }], installed: {} };
}

for (const { name, before, becomes } of typescriptShapes) {
  test(name, () => {
    const project = projectOf(before);
    assert.ok(findServers(project, syntaxes).every(({ product }) => product === 'mcp-typescript'));
    const plan = tryPlan(project, usual);
    if ('refused' in becomes) {
      assert.ok(plan.kind === 'refused');
      assert.equal(plan.says.slice(0, becomes.refused.length), becomes.refused);
      return;
    }
    assert.ok(plan.kind === 'fix', plan.kind === 'refused' ? plan.says : '');
    const done = after(project, plan.fix);
    assert.equal(done.files.find((file) => file.path === path)?.text, becomes.after);
  });
}

const saved = fc.record({
  shape: fc.constantFrom(...typescriptShapes.filter(({ becomes }) => 'after' in becomes)),
  crlf: fc.boolean(),
  tabs: fc.boolean(),
  before: fc.constantFrom('', '// Grüße aus Köln 🦀\n', '#!/usr/bin/env node\n', '\uFEFF'),
  behind: fc.constantFrom('', '\n', `\n${'export {};\n'.repeat(5_000)}`),
  wiring: fc.constantFrom(...wiringsByTarget['mcp-typescript'].map(({ id }) => id)),
  next: fc.constantFrom(...wiringsByTarget['mcp-typescript'].map(({ id }) => id)),
});

test('whatever the file and the choice: it parses, all is only inserted, twice is once, and another choice leaves the server', () => {
  fc.assert(
    fc.property(saved, ({ shape, crlf, tabs, before, behind, wiring, next }) => {
      let text = before + shape.before + behind;
      if (tabs) text = text.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
      if (crlf) text = text.replaceAll('\n', '\r\n');
      const project = projectOf(text);
      const plan = tryPlan(project, { ...usual, wiring });
      assert.ok(plan.kind === 'fix', plan.kind === 'refused' ? plan.says : '');
      const edit = plan.fix.files.find((file) => file.path === path);
      assert.ok(edit?.kind === 'change');
      assert.ok(edit.edits.every(({ start, end }) => start === end));
      const done = after(project, plan.fix);
      const written = done.files.find((file) => file.path === path)?.text ?? '';
      assert.equal(typescript.parse(written).hasError, false, written);
      if (crlf) assert.doesNotMatch(written, /[^\r]\n/);
      assert.equal(undone(written, edit.edits), text);

      const again = tryPlan(done, { ...usual, wiring });
      assert.ok(again.kind === 'fix', again.kind === 'refused' ? again.says : '');
      assert.deepEqual(again.fix.files, []);
      const other = tryPlan(done, { ...usual, wiring: next });
      assert.ok(other.kind === 'fix');
      assert.equal(
        other.fix.files.some((file) => file.path === path),
        false,
      );
    }),
    { numRuns: 100 },
  );
});

function undone(text: string, edits: Parameters<typeof applyEdits>[1]): string {
  let shift = 0;
  const back = edits.map(({ start, text: inserted }) => {
    const at = start + shift;
    shift += inserted.length;
    return { start: at, end: at + inserted.length, text: '' };
  });
  return applyEdits(text, back);
}

test('the endpoint may be in another file than the server, and a second endpoint is asked about', () => {
  const server =
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nexport const create = () => new McpServer({ name: 'notes', version: '1' });\n";
  const endpoint =
    "import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';\nimport express from 'express';\nimport { create } from './server';\nconst app = express();\napp.post('/mcp', (req, res) => new StreamableHTTPServerTransport({}).handleRequest(req, res));\n";
  const one: Project = {
    files: [
      { path: 'src/http.ts', text: endpoint },
      { path: 'src/server.ts', text: server },
    ],
    installed: {},
  };
  const plan = tryPlan(one, usual);
  assert.ok(plan.kind === 'fix');
  assert.deepEqual(
    plan.fix.files.map((file) => file.path),
    [
      'src/mcp-auth.ts',
      'src/mcp-auth.test.ts',
      'MCP_AUTH.md',
      'src/http.ts',
      '.env.example',
      '.gitignore',
    ],
  );
  const http = after(one, plan.fix).files.find((file) => file.path === 'src/http.ts');
  assert.match(http?.text ?? '', /^import \{ mountAuth \} from '\.\/mcp-auth';$/m);

  const two = tryPlan(
    { ...one, files: [...one.files, { path: 'src/more.ts', text: endpoint }] },
    usual,
  );
  assert.ok(two.kind === 'refused');
  assert.match(two.says, /^src\/http\.ts and src\/more\.ts all answer over HTTP/);
});

test('jose goes among the dependencies in their order, and stays out for opaque tokens', () => {
  const [shape] = typescriptShapes;
  const project = projectOf(shape?.before ?? '');
  const plan = tryPlan(project, usual);
  assert.ok(plan.kind === 'fix');
  assert.equal(
    after(project, plan.fix).files[0]?.text,
    manifest.text.replace('"^5.0.0",\n', '"^5.0.0",\n    "jose": "^6.0.0",\n'),
  );
  const opaque = tryPlan(project, { ...usual, wiring: 'verify-introspection' });
  assert.ok(opaque.kind === 'fix');
  assert.equal(
    opaque.fix.files.some((file) => file.path === 'package.json'),
    false,
  );
});

test('the test is for vitest where the project has it, and imports end as the project ends them', () => {
  const [shape] = typescriptShapes;
  const vitest = manifest.text.replace('"zod": "^4.0.0"', '"vitest": "^4.0.0"');
  const project: Project = {
    files: [
      { path: 'package.json', text: vitest },
      { path, text: `import { notes } from './notes.ts';\n${shape?.before}` },
    ],
    installed: {},
  };
  const plan = tryPlan(project, usual);
  assert.ok(plan.kind === 'fix');
  const written = after(project, plan.fix).files.find((file) => file.path.endsWith('.test.ts'));
  assert.match(
    written?.text ?? '',
    /afterAll as after, beforeAll as before, test \} from 'vitest';/,
  );
  assert.match(written?.text ?? '', /from '\.\/mcp-auth\.ts';/);
  assert.doesNotMatch(written?.text ?? '', /node:test/);
  assert.ok(plan.fix.notes.includes('Run the test: npx vitest run src/mcp-auth.test.ts'));
});
