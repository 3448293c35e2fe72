/** Checks of servers as SARIF 2.1.0, which code hosts and editors read. OASIS, Static Analysis Results Interchange Format. */

import { clientInfo, clientTitle } from '../model/client-info';
import type { Finding, Severity } from '../model/finding';
import { specLink } from '../model/spec';
import type { JudgedTrace } from '../model/trace';
import { type CheckedServer, findingsOf } from './checked-server';
import { jsonText } from './json-text';
import { plain } from './plain-text';

const levels: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** One run over all servers. */
export function sarifReport(servers: readonly CheckedServer[]): string {
  const rules = rulesOf(servers);
  const ids = rules.map(({ id }) => id);
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: clientTitle, version: clientInfo.version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: servers.every(({ result }) => result.kind === 'checked'),
            toolExecutionNotifications: servers.flatMap(notification),
          },
        ],
        results: servers.flatMap((server) =>
          findingsOf(server).map((finding) => resultOf(finding, server, ids)),
        ),
      },
    ],
  });
}

/** The rules that were found, each once. */
function rulesOf(servers: readonly CheckedServer[]) {
  const rules = new Map<string, object & { readonly id: string }>();
  for (const { result } of servers) {
    if (result.kind !== 'checked') continue;
    for (const finding of result.trace.findings) {
      if (!rules.has(finding.rule)) rules.set(finding.rule, ruleOf(finding, result.trace));
    }
  }
  return [...rules.values()];
}

function ruleOf({ rule, spec }: Finding, { revision }: JudgedTrace) {
  const [first] = spec;
  return {
    id: rule,
    shortDescription: { text: rule.replaceAll('-', ' ') },
    ...(first !== undefined && { helpUri: specLink(first, revision).url }),
  };
}

function resultOf(finding: Finding, server: CheckedServer, ids: readonly string[]) {
  const { rule, severity, effect, under } = finding;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text: messageOf(finding, server) },
    locations: [locationOf(server)],
    // The same fault of the same server is one alert, whatever its words are next time.
    partialFingerprints: { 'ruleAndServer/v1': `${rule}:${server.name}` },
    properties: { effect, server: plain(server.name), ...(under !== undefined && { under }) },
  };
}

/** Brackets in a message can be a link, and servers choose some of its words. SARIF §3.11.6. */
function messageOf(
  { title, expected, actual, because, do: todo }: Finding,
  { name }: CheckedServer,
) {
  const lines = [
    `${name}: ${title}.`,
    `Expected: ${expected}.`,
    `Actual: ${actual}.`,
    `Why it matters: ${because}.`,
    `What to do: ${todo}.`,
  ];
  return lines.map((line) => plain(line).replace(/[\\[\]]/g, '\\$&')).join('\n');
}

function locationOf({ place, result, name }: CheckedServer) {
  if (place !== undefined) {
    return {
      physicalLocation: {
        artifactLocation: { uri: uriOf(place.path) },
        region: { startLine: place.line, startColumn: place.column },
      },
    };
  }
  const url = result.kind === 'checked' ? result.trace.server.url : name;
  return { physicalLocation: { artifactLocation: { uri: uriOf(url) } } };
}

/** A URI reference, whatever stands in the name of a file. RFC 3986 §4.1. */
function uriOf(text: string): string {
  return encodeURI(plain(text)).replaceAll('%25', '%').replace(/[[\]]/g, encodeURIComponent);
}

function notification(server: CheckedServer) {
  const { name, result } = server;
  if (result.kind === 'checked') return [];
  const text = plain(`${name} was not checked: ${result.why}`).replace(/[\\[\]]/g, '\\$&');
  return [
    {
      level: result.failed ? 'error' : 'warning',
      message: { text },
      locations: [locationOf(server)],
    },
  ];
}
