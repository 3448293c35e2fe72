/** What is wrong in configuration files, for people and for programs. */

import type { Finding } from '../model/finding';
import { placeIn } from '../model/place-text';
import { newestRevision } from '../model/revision';
import type { ConfigPlace } from '../model/server';
import { specLink } from '../model/spec';
import { plain } from './plain-text';

/** A server in words that hold no secret. */
export interface ListedServer {
  readonly name: string;
  readonly transport: string;
  /** The address, the command, or what is wrong. */
  readonly at: string;
  readonly disabled: boolean;
  readonly within?: string;
}

export interface JudgedConfig {
  readonly files: readonly {
    readonly uri: string;
    readonly label: string;
    readonly servers: number;
    /** The client that reads it, and what is in it; only where all is to be listed. */
    readonly client?: string;
    readonly listed?: readonly ListedServer[];
  }[];
  /** What makes a file or an entry of it unusable. */
  readonly problems: readonly { readonly message: string; readonly place: ConfigPlace }[];
  readonly findings: readonly { readonly server: string; readonly finding: Finding }[];
}

/** Text with a final newline; places are written so that terminals make links of them. */
export function configReport(config: JudgedConfig, colour: boolean): string {
  const paint = (code: number, text: string): string =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const { files, problems, findings } = config;
  const at = (place: ConfigPlace): string => placeWords(place, config);
  const lines = files.flatMap(({ label, servers, client, listed = [] }) => [
    [plain(label), client && plain(client), counted(servers, 'server')].filter(Boolean).join('  '),
    ...listed.map((server) => `  ${serverLine(server)}`),
  ]);
  for (const { message, place } of problems) {
    lines.push('', `${paint(33, 'warning')}  ${plain(message)}`, `  at        ${at(place)}`);
  }
  for (const { finding } of findings) {
    const { severity, title, rule, expected, actual, because, do: advice, spec } = finding;
    const code = severity === 'error' ? 31 : severity === 'warning' ? 33 : 36;
    lines.push(
      '',
      `${paint(code, severity)}  ${paint(1, plain(title))}  (${rule})`,
      ...finding.evidence.map((one) => `  at        ${at(placeIn(one) ?? nowhere)}`),
      ...(finding.under === undefined ? [] : [`  follows   from ${finding.under}`]),
      `  expected  ${plain(expected)}`,
      `  actual    ${plain(actual)}`,
      `  because   ${plain(because)}`,
      `  do        ${plain(advice)}`,
      ...spec.map((id) => `  see       ${specLink(id, newestRevision).url}`),
    );
  }
  const wrong = problems.length + findings.length;
  const ending =
    files.length === 0
      ? 'No MCP configuration file is in this folder.'
      : wrong === 0
        ? 'Nothing is wrong with the configuration.'
        : `${counted(wrong, 'finding')}.`;
  return `${[...lines, ...(lines.length > 0 ? [''] : []), ending].join('\n')}\n`;
}

/** JSON text with a final newline. Places count from one, as editors show them. */
export function configReportJson(config: JudgedConfig): string {
  const shown = ({ uri, line, column }: ConfigPlace) => ({
    file: labelOf(uri, config),
    line: line + 1,
    column: column + 1,
  });
  const report = {
    format: 'mcp-auth-config/1',
    files: config.files.map(({ label, servers, client, listed }) => ({
      file: label,
      servers,
      ...(client !== undefined && { client }),
      ...(listed !== undefined && { listed }),
    })),
    problems: config.problems.map(({ message, place }) => ({ message, ...shown(place) })),
    findings: config.findings.map(({ server, finding: { evidence, ...finding } }) => ({
      server,
      ...finding,
      places: evidence.flatMap((one) => placeIn(one) ?? []).map(shown),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const nowhere: ConfigPlace = { uri: '', line: 0, column: 0 };

function placeWords(place: ConfigPlace, config: JudgedConfig): string {
  return `${labelOf(place.uri, config)}:${place.line + 1}:${place.column + 1}`;
}

function labelOf(uri: string, { files }: JudgedConfig): string {
  return files.find((file) => file.uri === uri)?.label ?? '';
}

function serverLine({ name, transport, at, disabled, within }: ListedServer): string {
  return [name, transport, at, within && `in ${within}`, disabled && 'disabled']
    .filter((part) => typeof part === 'string')
    .map(plain)
    .join('  ');
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
