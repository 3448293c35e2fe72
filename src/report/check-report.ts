/** Checks of servers as text for people and as JSON. */

import { type CheckedServer, findingsOf } from './checked-server';
import { jsonReport } from './json-report';
import { jsonText } from './json-text';
import { plain } from './plain-text';
import { textReport } from './text-report';

/** One report below the other; of several servers with a summary at the end. */
export function textCheckReport(servers: readonly CheckedServer[], colour: boolean): string {
  const parts = servers.map((server) => {
    const { name, place, result } = server;
    const where = place === undefined ? '' : `  ${place.path}:${place.line}`;
    const heading = servers.length === 1 && place === undefined ? '' : `${plain(name + where)}\n`;
    return result.kind === 'checked'
      ? heading + textReport(result.trace, colour)
      : `${heading || `${plain(name)}\n`}Not checked: ${plain(result.why)}\n`;
  });
  return [...parts, ...(servers.length === 1 ? [] : [summary(servers)])].join('\n');
}

/** Each trace is as `trace --json` prints it. */
export function jsonCheckReport(servers: readonly CheckedServer[]): string {
  return jsonText({
    format: 'mcp-auth-check/1',
    servers: servers.map(({ name, place, result }) => ({
      name,
      ...(place && { place }),
      ...(result.kind === 'checked'
        ? { trace: JSON.parse(jsonReport(result.trace)) }
        : { notChecked: result.why }),
    })),
  });
}

function summary(servers: readonly CheckedServer[]): string {
  const having = (severity: string): number =>
    servers.filter((server) => findingsOf(server).some((one) => one.severity === severity)).length;
  const left = servers.filter(({ result }) => result.kind === 'not-checked').length;
  const words = [
    `${servers.length} ${servers.length === 1 ? 'server' : 'servers'}`,
    `${having('error')} with errors`,
    `${having('warning')} with warnings`,
    ...(left === 0 ? [] : [`${left} not checked`]),
  ];
  return `${words.join(', ')}.\n`;
}
