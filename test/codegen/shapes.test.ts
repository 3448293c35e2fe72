import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planAddAuth } from '../../src/codegen/add-auth';
import type { Choice } from '../../src/codegen/fastmcp/wiring';
import { wirings } from '../../src/codegen/fastmcp/wirings/list';
import { findPythonServers } from '../../src/codegen/find-servers';
import type { Project } from '../../src/codegen/project';
import { applyEdits } from '../../src/model/fix';
import { after, usual } from './generated';
import { shapes } from './shapes';
import { python } from './syntax';

const path = 'server.py';

function planned(text: string, at: number, choice: Choice = usual) {
  const project: Project = { files: [{ path, text }], installed: {} };
  const site = findPythonServers(project, python)[at];
  const wiring = wirings.find(({ id }) => id === choice.wiring);
  assert.ok(site !== undefined && wiring !== undefined);
  return { project, site, plan: planAddAuth({ project, site, wiring, choice }, python) };
}

for (const { name, before, servers } of shapes) {
  test(`${name}: ${servers.length} found`, () => {
    const project: Project = { files: [{ path, text: before }], installed: {} };
    assert.equal(findPythonServers(project, python).length, servers.length);
    for (const [at, expected] of servers.entries()) {
      const { site, plan } = planned(before, at);
      assert.equal(site.product, expected.product);
      if ('refused' in expected) {
        assert.equal(plan.kind, 'refused');
        assert.ok(
          plan.kind === 'refused' && plan.says.startsWith(expected.refused),
          expected.refused,
        );
        continue;
      }
      assert.ok(plan.kind === 'fix', plan.kind === 'refused' ? plan.says : '');
      assert.equal(
        after(project, plan.fix).files.find((file) => file.path === path)?.text,
        expected.after,
      );
    }
  });
}

/** A shape as another editor would have saved it. */
const saved = fc.record({
  shape: fc.constantFrom(...shapes.filter(({ servers }) => servers.some((one) => 'after' in one))),
  crlf: fc.boolean(),
  bom: fc.boolean(),
  tabs: fc.boolean(),
  before: fc.constantFrom(
    '',
    '# Grüße aus Köln 🦀\n',
    '"""A server."""\n',
    `# ${'long '.repeat(400)}\n`,
  ),
  behind: fc.constantFrom('', '\n', '\nmcp.run()\n', `\n${'x = 1\n'.repeat(5_000)}`),
  wiring: fc.constantFrom(...wirings.map(({ id }) => id)),
  strict: fc.boolean(),
});

test('whatever the file and the choice: it parses, only what is inserted differs, twice is once', () => {
  fc.assert(
    fc.property(saved, ({ shape, crlf, bom, tabs, before, behind, wiring, strict }) => {
      let text = before + shape.before + behind;
      if (tabs) text = text.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
      if (crlf) text = text.replaceAll('\n', '\r\n');
      if (bom) text = `\uFEFF${text}`;
      const at = shape.servers.findIndex((one) => 'after' in one);
      const choice = { ...usual, wiring, strict };
      const { project, plan } = planned(text, at, choice);
      assert.ok(plan.kind === 'fix', plan.kind === 'refused' ? plan.says : '');
      const edit = plan.fix.files.find((file) => file.path === path);
      assert.ok(edit?.kind === 'change');
      for (const { start, end } of edit.edits) {
        const gone = text.slice(start, end);
        assert.ok(gone === '' || gone === 'None', `${gone} is taken out`);
      }
      const done = after(project, plan.fix);
      const written = done.files.find((file) => file.path === path)?.text ?? '';
      assert.equal(python.parse(written).hasError, false, written);
      if (crlf) assert.doesNotMatch(written, /[^\r]\n/);
      else assert.doesNotMatch(written, /\r/);
      assert.equal(undone(written, edit.edits), text);

      const [site] = findPythonServers(done, python).filter(
        (one) => one.line >= 0 && one.auth.kind === 'argument',
      );
      const found = wirings.find(({ id }) => id === wiring);
      assert.ok(site !== undefined && found !== undefined);
      const again = planAddAuth({ project: done, site, wiring: found, choice }, python);
      assert.ok(again.kind === 'fix', again.kind === 'refused' ? again.says : '');
      assert.deepEqual(again.fix.files, []);
    }),
    { numRuns: 150 },
  );
});

/** The text before edits that took out nothing but `None`. */
function undone(text: string, edits: Parameters<typeof applyEdits>[1]): string {
  let shift = 0;
  const back = edits.map(({ start, end, text: inserted }) => {
    const at = start + shift;
    shift += inserted.length - (end - start);
    return { start: at, end: at + inserted.length, text: end > start ? 'None' : '' };
  });
  return applyEdits(text, back);
}
