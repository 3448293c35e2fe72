import type { Node } from 'jsonc-parser';
import type { ConfigFile, ConfigProblem, ServerEntry } from '../../model/server';
import { inputFaults } from '../input-faults';
import { type JsonFile, type JsonForm, readJson } from '../json-file';
import { kindWords, type Member, memberOf, membersOf, textOf } from '../json-members';
import { maxProblems, maxServers } from '../limits';
import { quoted } from '../one-line';
import { readEntry } from '../read-entry';
import { writtenMembers } from '../written-members';

/** How the JSON files of one kind of client differ from those of another. */
export interface ServersShape {
  readonly form: JsonForm;
  /** The member of the top object that holds the servers by name. */
  readonly root: string;
  /** Members that hold servers in other clients' files and are easily written here by mistake. */
  readonly mistaken: readonly string[];
  /** Without the root member, the top object itself may hold the servers. */
  readonly flat: boolean;
  /** The member that declares what `${input:id}` asks for, if such files have one. */
  readonly inputs?: string;
}

/** Reads a JSON file of servers, with whatever could be read when parts of it are invalid. */
export function readServers(
  shape: ServersShape,
  uri: string,
  label: string,
  text: string,
): ConfigFile {
  const file = readJson(text, shape.form);
  const problems: ConfigProblem[] = file.faults.map((fault) => fault.problem);
  const say = (message: string, node: Node) =>
    problems.push({ message, ...file.positionOf(node.offset) });

  const listed = findServers(shape, file, say);
  const kept = lastOfEachName(listed, file, say);
  const first = kept[maxServers];
  if (first !== undefined) {
    say(
      `The file names ${kept.length} servers; only the first ${maxServers} are listed.`,
      first.key,
    );
  }
  const shown = kept.slice(0, maxServers);
  const servers = shown.map((member) => toEntry(member, uri, file, listed));
  const members = Object.fromEntries(
    shown.map(({ name, value }) => [idOf(uri, name), writtenMembers(value, file.positionOf)]),
  );
  const faultsOf = inputFaults(file.root, shape.inputs);
  for (const entry of servers) {
    const { line, column } = entry.place;
    problems.push(...faultsOf(entry).map((message) => ({ message, line, column })));
  }
  return { uri, label, servers, problems: problems.sort(byPlace).slice(0, maxProblems), members };
}

function findServers(
  shape: ServersShape,
  { root, faults }: JsonFile,
  say: (message: string, node: Node) => void,
): readonly Member[] {
  if (root === undefined) return [];
  if (root.type !== 'object') {
    if (faults.length === 0) {
      say(`Expected an object with “${shape.root}”, found ${kindWords(root)}.`, root);
    }
    return [];
  }
  for (const wrong of shape.mistaken) {
    const member = memberOf(root, wrong);
    if (member?.value?.type !== 'object' || looksLikeServer(member.value)) continue;
    say(
      `Servers under “${wrong}” are not read from this file; put them under “${shape.root}”.`,
      member.key,
    );
  }
  const servers = memberOf(root, shape.root);
  if (servers === undefined) {
    return shape.flat ? membersOf(root).filter(({ value }) => looksLikeServer(value)) : [];
  }
  if (servers.value !== undefined && servers.value.type !== 'object') {
    say(`“${shape.root}” must be an object, found ${kindWords(servers.value)}.`, servers.value);
  }
  return membersOf(servers.value);
}

function idOf(uri: string, name: string): string {
  return `${uri}#${name}`;
}

function byPlace(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column;
}

function looksLikeServer(value: Node | undefined): boolean {
  return ['url', 'command'].some((name) => textOf(memberOf(value, name)?.value) !== undefined);
}

function lastOfEachName(
  listed: readonly Member[],
  { positionOf }: JsonFile,
  say: (message: string, node: Node) => void,
): readonly Member[] {
  const last = new Map(listed.map((member) => [member.name, member]));
  return listed.filter((member) => {
    const counting = last.get(member.name) ?? member;
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
  member: Member,
  uri: string,
  file: JsonFile,
  listed: readonly Member[],
): ServerEntry {
  const { name, key, value } = member;
  const place = { uri, ...file.positionOf(key.offset) };
  const entry = readEntry({ id: idOf(uri, name), name, place }, value);
  if (entry.kind !== 'broken') return entry;
  const next = listed[listed.indexOf(member) + 1]?.key.offset ?? Number.POSITIVE_INFINITY;
  const end = value === undefined || value.length < 0 ? next : value.offset + value.length;
  const cause = file.faults.find(({ offset }) => offset > key.offset && offset < end);
  if (cause === undefined) return entry;
  return {
    ...entry,
    problem: `It could not be read: the JSON is invalid in line ${cause.problem.line + 1}.`,
  };
}
