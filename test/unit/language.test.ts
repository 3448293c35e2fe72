import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const json = async (path: string): Promise<{ readonly [key: string]: string }> =>
  JSON.parse(await readFile(path, 'utf8'));

const files = (await readdir('src/host')).map((name) => join('src/host', name));
const sources = new Map(
  await Promise.all(
    files.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]),
  ),
);
const german = await json('media/l10n/bundle.l10n.de.json');

/** Every text that is given to `t`, as the program has it. */
function textsIn(source: string): readonly string[] {
  const calls = source.matchAll(/(?<![\w.])t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g);
  return [...calls].map(([, literal = '']) => {
    const inner = literal.slice(1, -1).replaceAll("\\'", "'");
    return JSON.parse(`"${inner.replace(/(?<!\\)"/g, '\\"')}"`);
  });
}

const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\d+\}/g)].map(String).sort();

test('the German words are those of the program, all of them and no others', () => {
  const texts = [...new Set([...sources.values()].flatMap(textsIn))];
  assert.ok(texts.length > 200, String(texts.length));
  assert.deepEqual(texts.toSorted(), Object.keys(german).toSorted());
});

test('a translation has the places of the text that it stands for', () => {
  for (const [text, translated] of Object.entries(german)) {
    assert.deepEqual(placesIn(translated), placesIn(text), text);
    const iconOf = (words: string) => /\$\([\w-]+\)/.exec(words)?.[0];
    assert.equal(iconOf(translated), iconOf(text));
  }
});

test('the manifest speaks German too, with the same links', async () => {
  const english = await json('package.nls.json');
  const translated = await json('package.nls.de.json');
  assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
  const linksIn = (text = ''): readonly string[] =>
    [...text.matchAll(/\((command:[^)]+)\)/g)].map(([, link = '']) => link);
  for (const [key, text] of Object.entries(english))
    assert.deepEqual(linksIn(translated[key]), linksIn(text), key);
});

test('what a message of VS Code says goes through the words of the language', () => {
  const bare = /show(?:Information|Warning|Error)Message\(\s*['"`]/;
  const wrong = [...sources].filter(([, source]) => bare.test(source)).map(([file]) => file);
  assert.deepEqual(wrong, []);
});
