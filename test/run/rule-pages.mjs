// Each rule's doc comment is its help page. Reads them, for the build, the README and the tests.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The sections in their order, by the member that each becomes in a page. */
const sections = {
  'Looks like': 'looksLike',
  Why: 'why',
  FastMCP: 'fastMcp',
  'TypeScript SDK': 'typescriptSdk',
  Provider: 'provider',
  Seen: 'seen',
};
const begins = new RegExp(`^(${Object.keys(sections).join('|')}):(?: |$)`);

/**
 * The page in the source of a rule, as `RulePage` has it. Throws with what is wrong when the comment
 * has not the form of a page: what it is, a blank line, and the sections, each once and in order.
 */
export function parseRulePage(source) {
  const comment = /^\/\*\*\n?([\s\S]*?)\*\//.exec(source)?.[1];
  if (comment === undefined) throw new Error('the file does not begin with a doc comment');
  const lines = comment.split('\n').map((line) => line.replace(/^ \* ?/, '').trim());
  const [what = [], rest, ...more] = paragraphs(lines);
  if (rest === undefined || more.length > 0)
    throw new Error('a page has two paragraphs: what it is, and the sections');
  const page = { what: joined(what), ...readSections(rest) };
  for (const [name, member] of Object.entries(sections)) {
    if (member !== 'seen' && !page[member]) throw new Error(`the section ${name} is missing`);
  }
  return { ...page, seen: (page.seen ?? '').split(' ').filter(Boolean) };
}

function readSections(lines) {
  const names = Object.keys(sections);
  const found = {};
  let last = -1;
  for (const line of lines) {
    const name = begins.exec(line)?.[1];
    if (name !== undefined) {
      const at = names.indexOf(name);
      if (at <= last) throw new Error(`the section ${name} is not at its place`);
      last = at;
    }
    const member = sections[names[last]];
    if (member === undefined) throw new Error(`no section begins with ${line}`);
    const text = name === undefined ? line : line.slice(name.length + 1).trim();
    found[member] = joined([found[member] ?? '', text]);
  }
  return found;
}

function paragraphs(lines) {
  const all = [[]];
  for (const line of lines) {
    if (line !== '') all.at(-1).push(line);
    else if (all.at(-1).length > 0) all.push([]);
  }
  return all.filter((one) => one.length > 0);
}

function joined(lines) {
  return lines.join(' ').trim();
}

/**
 * The page of every rule in a folder, by its id and in the order of ids. Throws with the name of
 * the file when a comment has not the form.
 */
export async function readRulePages(folder) {
  const pages = {};
  for (const { id, file, source } of await ruleFiles(folder)) {
    try {
      pages[id] = parseRulePage(source);
    } catch (error) {
      throw new Error(`${file}: ${error.message}`);
    }
  }
  return pages;
}

/** The files in and below a folder that define a rule, each with its id, in the order of ids. */
export async function ruleFiles(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = await Promise.all(
    names.map(async (name) => ({
      id: basename(name, '.ts'),
      file: join(folder, name),
      source: await readFile(join(folder, name), 'utf8'),
    })),
  );
  return files
    .filter(({ source }) => /= define(Config)?Rule\(\{/.test(source))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Writes the pages into a file whenever the bundle that has the rules is built. */
export function rulePagesPlugin(folder, file) {
  return {
    name: 'rule-pages',
    setup(build) {
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0) return;
        await writeFile(file, JSON.stringify(await readRulePages(folder)));
      });
    },
  };
}
