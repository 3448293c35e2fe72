/** What a call gave, as a document for people: text as text, structured content as JSON, the rest as notes. */

import type { CallOutcome } from '../model/live-session';
import type { Json, JsonObject } from '../model/wire';
import { code, fenced, prose } from './markdown-text';

/** The longest document, in characters; what is beyond it is left out, and the end says so. */
const longest = 1_000_000;

/** `title`: what was called, such as a tool's name. A tool's error is named as one in the first line. */
export function callDocument(title: string, outcome: CallOutcome): string {
  const text = [`# ${prose(title)}`, ...bodyOf(outcome)].join('\n\n');
  if (text.length <= longest) return `${text}\n`;
  return `${text.slice(0, longest)}\n\nThe result is longer than is shown; the rest is left out.\n`;
}

function bodyOf(outcome: CallOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'cancelled':
      return ['The call was cancelled.'];
    case 'session-lost':
      return ['The server no longer knew the session.'];
    case 'refused':
      return [`The server refused the call with ${outcome.status}.`];
    case 'failed':
      return ['The call failed:', fenced('', outcome.message, longest)];
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
  return [`Message of ${prose(wordOf(role, 'an unnamed role'))}:`, partText(content ?? null)];
}

function partText(part: Json): string {
  const { type, text, data, mimeType, resource, uri } = membersOf(part);
  switch (type) {
    case 'text':
      return fenced('', wordOf(text, ''), longest);
    case 'image':
    case 'audio':
      return `${type === 'image' ? 'Image' : 'Audio'}, ${mediaNote(mimeType, data)}.`;
    case 'resource':
      return resourceText(resource ?? null);
    case 'resource_link':
      return `Link to a resource: ${addressIn(uri)}`;
    default:
      return json(part);
  }
}

function resourceText(resource: Json): string {
  const { uri, text, blob, mimeType } = membersOf(resource);
  const head = `Resource ${addressIn(uri)}`;
  if (typeof text === 'string') return `${head}:\n\n${fenced('', text, longest)}`;
  return `${head}: ${mediaNote(mimeType, blob)}.`;
}

function mediaNote(mimeType: Json | undefined, data: Json | undefined): string {
  const coded = wordOf(data, '');
  const padding = /={0,2}$/.exec(coded)?.[0].length ?? 0;
  const bytes = Math.max(0, Math.floor((coded.length * 3) / 4) - padding);
  return `${prose(wordOf(mimeType, 'type not stated'))}, ${bytes} bytes`;
}

function addressIn(uri: Json | undefined): string {
  return typeof uri === 'string' ? code(uri.slice(0, 500)) : 'without an address';
}

function json(value: Json): string {
  return fenced('json', JSON.stringify(value, null, 2), longest);
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
