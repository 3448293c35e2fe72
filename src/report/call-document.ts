/** What a call gave, as a document for people: text as text, structured content as JSON, the rest as notes. */

import type { CallOutcome } from '../model/live-session';
import type { Json, JsonObject } from '../model/wire';

/** The longest document, in characters; what is beyond it is left out, and the end says so. */
const longest = 1_000_000;

/** `title`: what was called, such as a tool's name. A tool's error is named as one in the first line. */
export function callDocument(title: string, outcome: CallOutcome): string {
  const text = [`# ${oneLine(title)}`, ...bodyOf(outcome)].join('\n\n');
  if (text.length <= longest) return `${text}\n`;
  return `${text.slice(0, longest)}\n\nThe result is longer than is shown; the rest is left out.\n`;
}

function bodyOf(outcome: CallOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'cancelled':
      return ['The call was cancelled.'];
    case 'refused':
      return [`The server refused the call with ${outcome.status}.`];
    case 'failed':
      return ['The call failed:', fenced(outcome.message)];
    case 'answered':
      return answered(outcome.result);
  }
}

function answered(result: JsonObject): readonly string[] {
  const structured = result['structuredContent'];
  const parts = [
    ...(result['isError'] === true ? ['The tool answered with an error.'] : []),
    ...listIn(result['content']).map(partText),
    ...listIn(result['messages']).flatMap(messageText),
    ...listIn(result['contents']).map(resourceText),
    ...(structured === undefined ? [] : ['Structured content:', json(structured)]),
  ];
  return parts.length === 0 ? ['The server answered without content.'] : parts;
}

function messageText(message: Json): readonly string[] {
  const { role, content } = membersOf(message);
  return [`Message of ${oneLine(wordOf(role, 'an unnamed role'))}:`, partText(content ?? null)];
}

function partText(part: Json): string {
  const { type, text, data, mimeType, resource, uri } = membersOf(part);
  switch (type) {
    case 'text':
      return fenced(wordOf(text, ''));
    case 'image':
    case 'audio':
      return `${type === 'image' ? 'Image' : 'Audio'}, ${mediaNote(mimeType, data)}.`;
    case 'resource':
      return resourceText(resource ?? null);
    case 'resource_link':
      return `Link to a resource: ${oneLine(wordOf(uri, 'without an address'))}`;
    default:
      return json(part);
  }
}

function resourceText(resource: Json): string {
  const { uri, text, blob, mimeType } = membersOf(resource);
  const head = `Resource ${oneLine(wordOf(uri, 'without an address'))}`;
  if (typeof text === 'string') return `${head}:\n\n${fenced(text)}`;
  return `${head}: ${mediaNote(mimeType, blob)}.`;
}

function mediaNote(mimeType: Json | undefined, data: Json | undefined): string {
  const coded = wordOf(data, '');
  const padding = /={0,2}$/.exec(coded)?.[0].length ?? 0;
  const bytes = Math.max(0, Math.floor((coded.length * 3) / 4) - padding);
  return `${oneLine(wordOf(mimeType, 'type not stated'))}, ${bytes} bytes`;
}

/** A fence that the text cannot close. */
function fenced(text: string, language = ''): string {
  const ticks = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...ticks.map(({ length }) => length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}

function json(value: Json): string {
  return fenced(JSON.stringify(value, null, 2), 'json');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 500);
}

function wordOf(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function membersOf(value: Json): { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}
