import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planAddAuth } from '../../src/codegen/add-auth';
import { findPythonServers } from '../../src/codegen/find-servers';
import type { Project } from '../../src/codegen/project';
import { targetOf } from '../../src/codegen/site';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { applyEdits } from '../../src/model/fix';
import { after, usual } from './generated';
import { shapes } from './shapes';
import { python, syntaxes } from './syntax';

const path = 'server.py';

function planned(text: string, at: number, choice: Choice = usual) {
  const project: Project = { files: [{ path, text }], installed: {} };
  const site = findPythonServers(project, python)[at];
  assert.ok(site !== undefined);
  const wiring = wiringsByTarget[targetOf(site.product)].find(({ id }) => id === choice.wiring);
  assert.ok(wiring !== undefined);
  return { project, site, wiring, plan: planAddAuth({ project, site, wiring, choice }, syntaxes) };
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

const written = shapes.flatMap((shape) => {
  const at = shape.servers.findIndex((one) => 'after' in one);
  const product = shape.servers[at]?.product;
  const target = product === 'fastmcp' ? product : 'mcp-python';
  return at === -1
    ? []
    : [
        fc.record({
          shape: fc.constant(shape),
          at: fc.constant(at),
          wiring: fc.constantFrom(...wiringsByTarget[target].map(({ id }) => id)),
        }),
      ];
});

/** A shape as another editor would have saved it. */
const saved = fc.record({
  one: fc.oneof(...written),
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
  strict: fc.boolean(),
});

test('whatever the file and the choice: it parses, only what is inserted differs, twice is once', () => {
  fc.assert(
    fc.property(saved, ({ one, crlf, bom, tabs, before, behind, strict }) => {
      const { shape, at, wiring } = one;
      let text = before + shape.before + behind;
      if (tabs) text = text.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
      if (crlf) text = text.replaceAll('\n', '\r\n');
      if (bom) text = `\uFEFF${text}`;
      const choice = { ...usual, wiring, strict };
      const { project, plan, wiring: found } = planned(text, at, choice);
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
      assert.ok(site !== undefined);
      const again = planAddAuth({ project: done, site, wiring: found, choice }, syntaxes);
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
