import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nearest } from '../../src/cli/nearest';
import { configRules } from '../../src/rules/config/list';
import { rules as traceRules } from '../../src/rules/list';
import { runCli } from './run-cli';

const rules = [...traceRules, ...configRules];

suite('explain', () => {
  test('prints the page of a rule as text', async () => {
    const { code, out, err } = await runCli(['explain', 'no-registration-path']);
    assert.equal(code, 0, err);
    assert.match(out, /^no-registration-path\n\nNobody can sign in/);
    assert.match(out, /\nHow to fix it: in FastMCP\n {2}\w/);
    assert.match(out, /\n {2}https:\/\/github\.com\/\S+\n/);
    assert.match(
      out,
      /RFC 7591 §3\.1: https:\/\/www\.rfc-editor\.org\/rfc\/rfc7591#section-3\.1\n$/,
    );
  });

  test('prints it as Markdown, with links to the revision that is asked for', async () => {
    const args = ['explain', 'no-discovery', '--format', 'markdown', '--revision', '2025-06-18'];
    const { code, out } = await runCli(args);
    assert.equal(code, 0);
    assert.match(out, /^# no-discovery\n\n\*\*Nobody can sign in/);
    assert.match(out, /\(https:\/\/modelcontextprotocol\.io\/specification\/2025-06-18\//);
  });

  test('lists every rule with what it does to people', async () => {
    for (const format of ['text', 'markdown']) {
      const { code, out } = await runCli(['explain', '--list', '--format', format]);
      assert.equal(code, 0);
      const lines = out.trimEnd().split('\n');
      assert.equal(lines.length, rules.length);
      for (const [at, { id, effect }] of rules.entries()) {
        assert.ok(lines[at]?.includes(id) && lines[at].includes(effect), lines[at]);
        assert.match(lines[at] ?? '', /[\w)]\.$/);
      }
    }
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['no-discovry'], /no rule "no-discovry"; did you mean no-discovery\?/],
    [['issuer'], /did you mean \S*issuer\S*\?/],
    [['quite-another-thing'], /no rule "quite-another-thing"; explain --list names them all/],
    [['constructor'], /There is no rule "constructor"/],
    [[], /explain needs the id of a rule/],
    [['no-code', 'no-discovery'], /no-discovery is one too many/],
    [['--list', 'no-code'], /no-code is one too many/],
    [['no-code', '--format', 'html'], /--format is one of text, markdown, not html/],
  ];
  for (const [args, says] of wrong) {
    test(`takes ${args.join(' ') || 'nothing'} for wrong usage`, async () => {
      const { code, out, err } = await runCli(['explain', ...args]);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, says);
    });
  }
});

test('the nearest word is the one with the fewest letters changed', () => {
  const known = ['token-issuer', 'token-type', 'iss-mismatch', 'issuer-mismatch'];
  assert.equal(nearest('token-isuer', known), 'token-issuer');
  assert.equal(nearest('isuer-mismatch', known), 'issuer-mismatch');
  assert.equal(nearest('type', known), 'token-type');
  assert.equal(nearest('is', known), undefined);
  assert.equal(nearest('', known), undefined);
});
