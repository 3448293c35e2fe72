/** Whether an export is what it says it is, judged by other people's software, and by what was meant. */

import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';
import harSchemas from 'har-schema';
import MarkdownIt from 'markdown-it';
import mermaid from 'mermaid';
import { type SpecId, specIds, specLink } from '../../../src/model/spec';
import type { JudgedTrace } from '../../../src/model/trace';

const ajv = new Ajv({ strict: false });
ajv.addMetaSchema(draft6);
addFormats(ajv);
ajv.addSchema(Object.values(harSchemas));

export interface Har {
  readonly log: {
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly { readonly id: string; readonly title: string }[];
    readonly entries: readonly {
      readonly pageref: string;
      readonly startedDateTime: string;
      readonly time: number;
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly { readonly name: string; readonly value: string }[];
        readonly queryString: readonly { readonly name: string; readonly value: string }[];
        readonly postData?: { readonly mimeType: string; readonly text: string };
      };
      readonly response: {
        readonly status: number;
        readonly redirectURL: string;
        readonly content: { readonly text?: string; readonly comment?: string };
        readonly _error?: string;
      };
      readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
    }[];
  };
}

/** The archive, when its JSON schema takes it, and its times add up. */
export function wellFormedHar(text: string, trace: JudgedTrace): Har {
  const har: Har = JSON.parse(text);
  const fits = ajv.getSchema('har.json#');
  assert.ok(fits);
  assert.ok(fits(har), JSON.stringify(fits.errors));
  const pages = new Set(har.log.pages.map(({ id }) => id));
  for (const { pageref, time, timings } of har.log.entries) {
    assert.ok(pages.has(pageref));
    assert.ok(Math.abs(timings.send + timings.wait + timings.receive - time) < 1e-3);
    assert.ok(timings.wait >= 0 && timings.receive >= 0);
  }
  assert.equal(har.log.entries.length, countOf(trace));
  return har;
}

const markdown = new MarkdownIt({ html: true, linkify: true });
type Token = ReturnType<typeof markdown.parse>[number];

const folded =
  /^(?:<details>\n<summary>\d+\. <code>[^<>]*<\/code> [^<>]*<\/summary>|<\/details>)\n?$/;
/** What GitHub makes links of after Markdown is done: mentions, issues, addresses. */
const linked = /@|#\d|:\/\/|www\./i;

/** Asserts that the report has the parts that it should have and no others, whatever servers said. */
export function assertMarkdown(text: string, trace: JudgedTrace): void {
  assert.ok(text.length < 65_536, `${text.length} characters`);
  const known = new Set(specIds.map((id: SpecId) => specLink(id, trace.revision).url));
  const tokens = markdown.parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const of = (type: string, tag?: string): readonly Token[] =>
    [...tokens, ...inline].filter((one) => one.type === type && (tag ?? one.tag) === one.tag);
  for (const { content } of of('html_block')) assert.match(content, folded);
  for (const link of of('link_open')) {
    assert.equal(link.markup, '');
    assert.ok(known.has(link.attrGet('href') ?? ''), `${link.attrGet('href')}`);
  }
  for (const { content } of of('text')) assert.doesNotMatch(content, linked);
  for (const type of ['html_inline', 'image', 'hardbreak', 'code_block', 'blockquote_open', 'hr'])
    assert.deepEqual(of(type), [], type);
  for (const type of ['em_open', 's_open', 'ordered_list_open']) assert.deepEqual(of(type), []);
  assert.equal(of('heading_open', 'h1').length, 1);
  assert.equal(of('heading_open', 'h2').length, countOf(trace) === 0 ? 2 : 3);
  assert.equal(of('heading_open', 'h3').length, trace.findings.length);
  assert.equal(of('tr_open').length, trace.steps.length + 1);
  assert.equal(of('td_open').length, trace.steps.length * 5);
  const opened = of('html_block').map(({ content }) => content.startsWith('<details>'));
  assert.deepEqual(
    opened,
    opened.map((_, index) => index % 2 === 0),
  );
}

interface SequenceDb {
  getMessages(): readonly { readonly message: string }[];
  getActors(): ReadonlyMap<string, { readonly description: string }>;
}

/** What Mermaid reads in the diagram: who takes part, and what is said, as it would be drawn. */
export async function readMermaid(
  text: string,
): Promise<{ readonly actors: readonly string[]; readonly messages: readonly string[] }> {
  const parsed = await mermaid.parse(text);
  assert.deepEqual(parsed, { diagramType: 'sequence', config: {} });
  assert.ok(text.length < 50_000);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const sequence = db as unknown as SequenceDb;
  const messages = sequence.getMessages().map(({ message }) => drawn(message));
  const lines = text.trimEnd().split('\n').slice(1);
  const lanes = lines.filter((line) => line.trim().startsWith('participant '));
  assert.equal(messages.length, lines.length - lanes.length, 'a line that says something else');
  const actors = [...sequence.getActors().values()].map(({ description }) => drawn(description));
  assert.equal(actors.length, lanes.length);
  return { actors, messages };
}

/** Mermaid keeps the numbers of signs in a form of its own until it draws. */
function drawn(message: string): string {
  return message.replace(/ﬂ°°(\d+)¶ß/g, (_whole, sign) => String.fromCodePoint(Number(sign)));
}

function countOf({ steps }: JudgedTrace): number {
  return steps.flatMap(({ exchanges }) => exchanges).length;
}
