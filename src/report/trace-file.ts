/** A trace as a file to carry away, and the way back. Its form is `media/schemas/trace.schema.json`. */

import type { Trace } from '../model/trace';
import type { Json } from '../model/wire';

/** A file beyond this many characters is not read: no flow has as much. */
const largest = 20_000_000;

export type ReadTrace =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly why: string };

/**
 * The trace in the text of a file. What the file says of findings is left aside: the rules judge it
 * anew. Never throws; a file that is none says why.
 */
export function readTraceFile(text: string): ReadTrace {
  if (text.length > largest) return no('The file is too large for a trace.');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return no('The file is no JSON.');
  }
  if (!isRecord(value) || value['format'] !== 'mcp-auth-trace/1') {
    return no('The file is no trace of this program, or of a newer version of it.');
  }
  const lacking = Object.entries(shape).find(([name, fits]) => !fits(value[name]));
  if (lacking !== undefined)
    return no(`The file is no whole trace: ${lacking[0]} is missing or wrong.`);
  const { outcome, findings: _judged, ...rest } = value;
  return { ok: true, trace: { ...rest, status: outcome } as unknown as Trace };
}

/** Members that the rules and the panel read without looking, each with what it has to be. */
const shape: { readonly [member: string]: (value: Json | undefined) => boolean } = {
  server: (value) => isRecord(value) && isText(value['name']) && isUrl(value['url']),
  revision: (value) => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value),
  outcome: isText,
  steps: (value) => Array.isArray(value) && value.length < 200 && value.every(isStep),
  facts: isRecord,
  overrides: isTexts,
  run: (value) =>
    isRecord(value) &&
    isText(value['errand']) &&
    isRecord(value['settings']) &&
    isTexts(value['settings']['given']) &&
    typeof value['beganAt'] === 'number' &&
    isRecord(value['rounds']) &&
    Array.isArray(value['registrations']) &&
    Array.isArray(value['freshRegistrations']),
};

function isStep(value: Json): boolean {
  return (
    isRecord(value) &&
    [value['id'], value['title'], value['state'], value['note'], value['explained']].every(
      isText,
    ) &&
    isTexts(value['spec']) &&
    isTexts(value['gives']) &&
    isRecords(value['values']) &&
    isRecords(value['outcomes']) &&
    Array.isArray(value['exchanges']) &&
    value['exchanges'].every(isExchange)
  );
}

function isExchange(value: Json): boolean {
  if (!isRecord(value) || !isText(value['id']) || !isRecord(value['timing'])) return false;
  const { request, response } = value;
  if (!isRecord(request) || !isText(request['method']) || !isText(request['url'])) return false;
  if (!isHeaders(request['headers'])) return false;
  if (response === undefined) return true;
  if (!isRecord(response) || typeof response['status'] !== 'number') return false;
  const { body } = response;
  return isHeaders(response['headers']) && isRecord(body) && isText(body['text']);
}

function isHeaders(value: Json | undefined): boolean {
  return (
    Array.isArray(value) && value.every((pair) => isTexts(pair) && (pair as Json[]).length === 2)
  );
}

function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecords(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every(isRecord);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

function isTexts(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isUrl(value: Json | undefined): boolean {
  return isText(value) && URL.canParse(value);
}

function no(why: string): ReadTrace {
  return { ok: false, why };
}
