/** Puts a server into the text of a client's file. All that stands there stays, comments too. */

import { applyEdits, findNodeAtLocation, modify, type ParseError, parseTree } from 'jsonc-parser';
import type { Json, JsonObject } from '../model/wire';
import { quoted } from './one-line';
import { readServers } from './read-servers';
import type { FileShape, MemberPath } from './shape';
import { insertYaml } from './yaml-insert';

export type Inserted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

/** `text` is `undefined` for a file that is not there yet. */
export function insertServer(
  text: string | undefined,
  shape: FileShape,
  name: string,
  value: JsonObject,
): Inserted {
  const before = text ?? '';
  const { file } = readServers(shape, 'file:', 'file', before);
  const [fault] = before.trim() === '' ? [] : file.problems;
  if (fault !== undefined) {
    return problem(
      `The file has a fault in line ${fault.line + 1}, so nothing is written into it: ${fault.message}`,
    );
  }
  if (file.servers.some((one) => one.name === name)) {
    return problem(`The file has a server ${quoted(name)} already.`);
  }
  const [root = ['mcpServers']] = shape.roots;
  switch (shape.form) {
    case 'json':
    case 'jsonc':
      return insertJson(before, root, shape.flat && file.servers.length > 0, { name, value });
    case 'toml':
      return { kind: 'text', text: insertToml(before, root, name, value) };
    case 'yaml':
      return { kind: 'text', text: insertYaml(before, root, name, value) };
  }
}

function insertJson(
  text: string,
  root: MemberPath,
  mayBeFlat: boolean,
  { name, value }: { readonly name: string; readonly value: JsonObject },
): Inserted {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(bom.length);
  const whole = body.trim() === '' ? '{}\n' : body;
  const errors: ParseError[] = [];
  const tree = parseTree(whole, errors, { allowTrailingComma: true });
  if (tree?.type !== 'object') return problem('The file holds something else than an object.');
  const eol = whole.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^([ \t]+)\S/m.exec(whole)?.[1] ?? '  ';
  const options = {
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.includes('\t') ? 1 : indent.length,
      eol,
    },
  };
  // Where the servers stand at the top, a root member would hide them.
  const flat = mayBeFlat && findNodeAtLocation(tree, [...root]) === undefined;
  const edits = modify(whole, [...(flat ? [] : root), name], value, options);
  return { kind: 'text', text: bom + applyEdits(whole, edits) };
}

/** Tables at the end: what stands before them keeps its place. */
function insertToml(text: string, root: MemberPath, name: string, value: JsonObject): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const tables: string[] = [];
  const table = (path: readonly string[], members: JsonObject): void => {
    const inner = Object.entries(members).filter(([, one]) => isObject(one));
    const plain = Object.entries(members).filter(([, one]) => !isObject(one));
    const lines = plain.map(([key, one]) => `${tomlKey(key)} = ${tomlValue(one)}`);
    if (lines.length > 0 || inner.length === 0) {
      tables.push([`[${path.map(tomlKey).join('.')}]`, ...lines].join(eol));
    }
    for (const [key, one] of inner) if (isObject(one)) table([...path, key], one);
  };
  table([...root, name], value);
  const gap =
    text.trim() === '' ? '' : text.endsWith(eol + eol) ? '' : text.endsWith(eol) ? eol : eol + eol;
  return `${text}${gap}${tables.join(eol + eol)}${eol}`;
}

function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

function tomlValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(', ')}]`;
  // What JSON escapes in a text, TOML reads the same, but for the one control character that JSON leaves as it is.
  return JSON.stringify(value).replaceAll('\u007F', '\\u007F');
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(message: string): Inserted {
  return { kind: 'problem', message };
}
