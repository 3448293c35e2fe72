import type { Node } from 'jsonc-parser';
import type { AskedInput, ConfigFile, ConfigProblem, ServerEntry } from '../model/server';
import { askedInputs, inputFaults } from './input-faults';
import { readJson } from './json-file';
import { maxFileSize, maxProblems, maxServers, sizeProblem } from './limits';
import { findServers, type Listed } from './listed-servers';
import { quoted } from './one-line';
import { type ParsedFile, refused } from './parsed-file';
import { readEntry } from './read-entry';
import type { FileShape } from './shape';
import { readToml } from './toml-file';
import { writtenMembers } from './written-members';
import { readYaml } from './yaml-file';

export interface ReadServers {
  readonly file: ConfigFile;
  readonly inputs: { readonly [id: string]: AskedInput };
  /** Nothing in the file is about servers. */
  readonly isEmpty: boolean;
}

/** Reads a file of servers, with whatever could be read when parts of it are invalid. */
export function readServers(
  shape: FileShape,
  uri: string,
  label: string,
  text: string,
): ReadServers {
  const file = parse(shape, text);
  const problems: ConfigProblem[] = file.faults.map((fault) => fault.problem);
  const say = (message: string, node: Node) =>
    problems.push({ message, ...file.positionOf(node.offset) });

  const { listed, hasRoot } = findServers(shape, file, say);
  const kept = lastOfEachName(listed, file, say);
  const first = kept[maxServers];
  if (first !== undefined) {
    say(
      `The file names ${kept.length} servers; only the first ${maxServers} are listed.`,
      first.key,
    );
  }
  const ends = new Map(listed.map((one, index) => [one, listed[index + 1]?.key.offset]));
  const servers: ServerEntry[] = [];
  const members: [string, ReturnType<typeof writtenMembers>][] = [];
  for (const one of kept.slice(0, maxServers)) {
    const entry = toEntry(one, uri, file, shape, ends.get(one));
    if (entry === undefined) continue;
    servers.push(entry);
    members.push([entry.id, writtenMembers(one.value, file.positionOf, shape.entry.forms)]);
  }
  const faultsOf = inputFaults(file.root, shape.inputs);
  for (const entry of servers) {
    const { line, column } = entry.place;
    problems.push(...faultsOf(entry).map((message) => ({ message, line, column })));
  }
  const named = shape.roots.some((path) => text.includes(path.at(-1) ?? ''));
  return {
    file: {
      uri,
      label,
      servers,
      problems: problems.sort(byPlace).slice(0, maxProblems),
      members: Object.fromEntries(members),
    },
    inputs: askedInputs(file.root, shape.inputs),
    isEmpty: servers.length === 0 && !hasRoot && !(file.faults.length > 0 && named),
  };
}

function parse(shape: FileShape, text: string): ParsedFile {
  const limit = shape.maxSize ?? maxFileSize;
  if (text.length > limit) return refused(sizeProblem(limit));
  switch (shape.form) {
    case 'json':
    case 'jsonc':
      return readJson(text, shape.form);
    case 'toml':
      return readToml(text);
    case 'yaml':
      return readYaml(text);
  }
}

function idOf(uri: string, { name, within }: Listed): string {
  return within === undefined ? `${uri}#${name}` : `${uri}#${within}/${name}`;
}

function byPlace(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column;
}

function lastOfEachName(
  listed: readonly Listed[],
  { positionOf }: ParsedFile,
  say: (message: string, node: Node) => void,
): readonly Listed[] {
  const last = new Map(listed.map((member) => [idOf('', member), member]));
  return listed.filter((member) => {
    const counting = last.get(idOf('', member)) ?? member;
    if (counting === member) return true;
    const { line } = positionOf(counting.key.offset);
    say(
      `${quoted(member.name)} stands twice; only the later one, in line ${line + 1}, counts.`,
      member.key,
    );
    return false;
  });
}

function toEntry(
  member: Listed,
  uri: string,
  file: ParsedFile,
  { entry: shape, form }: FileShape,
  next = Number.POSITIVE_INFINITY,
): ServerEntry | undefined {
  const { name, key, value, within } = member;
  const head = {
    id: idOf(uri, member),
    name,
    place: { uri, ...file.positionOf(key.offset) },
    ...(within !== undefined && { within }),
  };
  const entry = readEntry(head, value, shape);
  if (entry?.kind !== 'broken') return entry;
  const end = value === undefined || value.length < 0 ? next : value.offset + value.length;
  const cause = file.faults.find(({ offset }) => offset > key.offset && offset < end);
  if (cause === undefined) return entry;
  const language = form === 'jsonc' ? 'JSON' : form.toUpperCase();
  return {
    ...entry,
    problem: `It could not be read: the ${language} is invalid in line ${cause.problem.line + 1}.`,
  };
}
