import { readClientFile } from '../../src/config/client-file';
import { clients } from '../../src/config/clients/list';
import { sameServers } from '../../src/config/same-server';
import { judgeFiles } from '../../src/discovery';
import type { ConfigFile } from '../../src/model/server';

/** Files of JSON, TOML and YAML with 25 servers each, as 40 clients would have them. */
const texts = Array.from({ length: 40 }, (_, file): readonly [client: string, text: string] => {
  const names = Array.from({ length: 25 }, (__, at) => `server-${(file * 17 + at) % 400}`);
  const url = (name: string): string => `https://${name}.example/mcp`;
  if (file % 8 === 6) {
    const tables = names.map(
      (name) => `[mcp_servers.${name}]\nurl = "${url(name)}"\nhttp_headers = { X-Team = "red" }\n`,
    );
    return ['codex', tables.join('\n')];
  }
  if (file % 8 === 7) {
    const items = names.map((name) => `  ${name}:\n    uri: ${url(name)}\n    timeout: 30\n`);
    return ['goose', `extensions:\n${items.join('')}`];
  }
  const root = file % 2 === 0 ? 'servers' : 'mcpServers';
  const entries = names.map((name, at) =>
    at % 5 === 0
      ? [name, { command: 'npx', args: ['-y', name], env: { LEVEL: 'debug' } }]
      : [name, { type: 'http', url: url(name), headers: { 'X-Team': 'red' } }],
  );
  const text = JSON.stringify({ [root]: Object.fromEntries(entries) }, undefined, 2);
  return [file % 2 === 0 ? 'vscode' : 'cursor', text];
});

export interface Listing {
  /** Milliseconds from the texts of 40 files to 1,000 servers, each of them once. */
  readonly listed: number;
  /** Milliseconds that judging them takes. */
  readonly judged: number;
}

/** Lists servers as the view does, and judges them. */
export function listServers(): Listing {
  const begin = performance.now();
  const files = texts.flatMap(([id, text], at): readonly ConfigFile[] => {
    const client = clients.find((one) => one.id === id);
    const file = client?.files[0];
    if (client === undefined || file === undefined) return [];
    const read = readClientFile({ client, file }, `file:///f${at}`, `f${at}`, text);
    return read === undefined ? [] : [read];
  });
  sameServers(files);
  const listed = performance.now() - begin;
  judgeFiles(files);
  const judged = performance.now() - begin - listed;
  const count = files.flatMap(({ servers }) => servers).length;
  if (count !== 1000) throw new Error(`${count} servers were listed, not 1,000`);
  return { listed, judged };
}
