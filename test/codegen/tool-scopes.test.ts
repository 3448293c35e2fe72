import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readToolScopes } from '../../src/codegen/read-tool-scopes';
import type { Choice } from '../../src/codegen/wiring';
import { after, plan, tryPlan, usual } from './generated';

const wanted = (text: string): Choice => ({ ...usual, toolScopes: readToolScopes(text) ?? [] });

const projectOf = (text: string) => ({ files: [{ path: 'server.py', text }], installed: {} });

const head = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n\n\n';

/** The server once the tools have their scopes. */
function written(text: string, choice: Choice): string {
  const project = projectOf(text);
  const files = after(project, plan(project, choice)).files;
  return files.find(({ path }) => path === 'server.py')?.text ?? '';
}

const says = (text: string, choice: Choice): string => {
  const planned = tryPlan(projectOf(text), choice);
  return planned.kind === 'refused' ? planned.says : 'not refused';
};

suite('scopes of single tools', () => {
  const shapes: readonly (readonly [before: string, after: string])[] = [
    ['@mcp.tool', '@mcp.tool(auth=require_scopes("notes:write"))'],
    ['@mcp.tool()', '@mcp.tool(auth=require_scopes("notes:write"))'],
    ['@mcp.tool(tags={"a"})', '@mcp.tool(tags={"a"}, auth=require_scopes("notes:write"))'],
    [
      '@mcp.tool(\n    tags={"a"},\n)',
      '@mcp.tool(\n    tags={"a"},\n    auth=require_scopes("notes:write"),\n)',
    ],
    ['@mcp.tool(auth=require_scopes("other"))', '@mcp.tool(auth=require_scopes("notes:write"))'],
  ];
  for (const [before, then] of shapes) {
    test(`${before.replaceAll('\n', ' ')}: only its auth is written, and once`, () => {
      const tool = (decorator: string) =>
        `${decorator}\ndef add_note(text: str) -> str:\n    return text\n`;
      const untouched = '\n\n@mcp.tool\ndef list_notes() -> str:\n    return ""\n';
      const choice = wanted('add_note=notes:write');
      const once = written(`${head}${tool(before)}${untouched}`, choice);
      assert.ok(once.endsWith(`${tool(then)}${untouched}`), once);
      assert.match(once, /^from fastmcp\.server\.auth import require_scopes$/m);
      assert.match(once, /FastMCP\("notes", auth=build_auth\(\)\)/);
      const project = projectOf(`${head}${tool(before)}${untouched}`);
      const again = after(project, plan(project, choice));
      assert.deepEqual(plan(again, choice).files, []);
    });
  }

  test('a tool is found by the name that its decorator gives it', () => {
    const named = `${head}@mcp.tool(name="add")\ndef add_note():\n    pass\n\n\n@mcp.tool("drop")\ndef drop_note():\n    pass\n`;
    const text = written(named, wanted('add=a b; drop=c'));
    assert.match(text, /@mcp\.tool\(name="add", auth=require_scopes\("a", "b"\)\)/);
    assert.match(text, /@mcp\.tool\("drop", auth=require_scopes\("c"\)\)/);
  });

  test('every tool of the name is guarded, and none of another server', () => {
    const twice = `${head}@mcp.tool(version="1")\ndef a():\n    pass\n\n\n@mcp.tool(version="2")\ndef a():\n    pass\n`;
    assert.equal(written(twice, wanted('a=x')).match(/auth=require_scopes\("x"\)/g)?.length, 2);
    const factory = (name: string) =>
      `def ${name}():\n    mcp = FastMCP("${name}")\n\n    @mcp.tool\n    def search():\n        pass\n\n    return mcp\n`;
    const both = `from fastmcp import FastMCP\n\n\n${factory('one')}\n\n${factory('two')}`;
    const text = written(both, wanted('search=x'));
    assert.equal(text.match(/@mcp\.tool\(auth=/g)?.length, 1);
    assert.ok(text.indexOf('@mcp.tool(auth=') < text.indexOf('def two'));
  });

  test('a name is the one that is plain to see, and what is not is left alone', () => {
    const tool = (args: string) => `${head}@mcp.tool(${args})\ndef a():\n    pass\n`;
    assert.match(written(tool('  # why\n    "real",\n'), wanted('real=x')), /"real",\s+auth=/);
    assert.match(says(tool('name=NAME'), wanted('a=x')), /no tool a of mcp/);
    assert.match(says(tool('**options'), wanted('a=x')), /has \*\*, and auth may be in it/);
  });

  test('imports stand before what they are for', () => {
    const late = 'from fastmcp import FastMCP\nmcp = FastMCP("n")\nimport tools  # noqa\n';
    const text = written(late, usual);
    assert.ok(text.indexOf('import build_auth') < text.indexOf('FastMCP("n"'), text);
  });

  test('what cannot be done is said, with what there is', () => {
    const tool = '@mcp.tool\ndef add_note():\n    pass\n';
    assert.match(
      says(head + tool, wanted('missing=a')),
      /no tool missing of mcp\. It has add_note\./,
    );
    assert.match(
      says(`${head}@mcp.tool(auth=my_check)\ndef add_note():\n    pass\n`, wanted('add_note=a')),
      /has auth already: my_check/,
    );
    const old = { numbers: [2, 14, 0], text: '2.14.0', from: 'uv.lock' };
    assert.match(
      says(head + tool, { ...wanted('add_note=a'), version: old }),
      /since FastMCP 3\.0\.0, and uv\.lock says 2\.14\.0/,
    );
    assert.match(
      says(head + tool, { ...usual, services: true, version: old }),
      /MultiAuth came with FastMCP 3\.1\.0/,
    );
    assert.match(
      says(head + tool, { ...usual, wiring: 'verify-jwks', services: true }),
      /is for services already/,
    );
    const official =
      'from mcp.server.fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n\n\n@mcp.tool()\ndef add_note():\n    pass\n';
    assert.match(says(official, wanted('add_note=a')), /Only FastMCP/);
  });

  test('the form of what is typed is held to', () => {
    assert.deepEqual(readToolScopes(' a.b-c_d = x:y  z ; other=q '), [
      { tool: 'a.b-c_d', scopes: ['x:y', 'z'] },
      { tool: 'other', scopes: ['q'] },
    ]);
    assert.deepEqual(readToolScopes('a=x; b=y\na=z x'), [
      { tool: 'a', scopes: ['x', 'z'] },
      { tool: 'b', scopes: ['y'] },
    ]);
    assert.deepEqual(readToolScopes(''), []);
    for (const wrong of ['a', 'a=', '=b', 'a=b;c', 'a b=c', 'a="', 'a=b\\', 'a=\u00e9'])
      assert.equal(readToolScopes(wrong), undefined, wrong);
  });
});
