/** What a server says of one tool, resource or prompt, as a document for people. */

import type { OfferedItem, Offering } from '../model/live-session';
import type { Json } from '../model/wire';
import { code, fenced, prose } from './markdown-text';

const kinds: { readonly [offering in Offering]: string } = {
  tools: 'Tool',
  resources: 'Resource',
  'resource-templates': 'Resource template',
  prompts: 'Prompt',
};

/** The longest part that is shown, in characters. */
const longest = 200_000;

/** Markdown: its name, what it says of itself, each of its schemas, and the definition as it came. */
export function offeredDocument(
  server: string,
  offering: Offering,
  { name, title, description, definition }: OfferedItem,
): string {
  const schema = (label: string, value: Json | undefined): readonly string[] =>
    value === undefined
      ? []
      : [`## ${label}`, fenced('json', JSON.stringify(value, null, 2), longest)];
  const { inputSchema, outputSchema, annotations } = definition;
  const text = [
    `# ${prose(title ?? name, 200)}`,
    `${kinds[offering]} ${code(name.slice(0, 200))} of ${prose(server, 100)}.`,
    ...(description === undefined ? [] : [fenced('', description, longest)]),
    ...schema('Arguments', inputSchema ?? definition['arguments']),
    ...schema('What it gives', outputSchema),
    ...schema('Hints', annotations),
    ...schema('Definition', definition),
  ].join('\n\n');
  return `${text}\n`;
}
