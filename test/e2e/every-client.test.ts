import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { allCandidates, type Candidate } from '../../src/config/candidates';
import { readClientFile } from '../../src/config/client-file';
import { clients } from '../../src/config/clients/list';
import { oneLine } from '../../src/config/one-line';
import { openWorkbench, type Workbench } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import type { TreeRow } from './harness/tree';
import { showServers } from './servers';

/** A file of a client on this machine, with one of the fixtures in it. */
interface Written {
  readonly path: string;
  readonly text: string;
  readonly servers: readonly string[];
}

let folder: string;
let home = '';
let written: readonly Written[] = [];
let server: CodeServer;
let workbench: Workbench;

const fixtures = 'test/fixtures/clients';

/** Each kind of file once, at the first place where it may lie, with the fixture that has the most servers. */
function filesFor(userHome: string): readonly Written[] {
  const machine = {
    platform: 'linux',
    home: userHome,
    environment: { XDG_CONFIG_HOME: join(userHome, '.config') },
  } as const;
  const seen = new Set<object>();
  return allCandidates(machine, [folder], clients).flatMap((candidate) => {
    const { client, file, path } = candidate;
    if (path.includes('*') || file.scope === 'managed' || seen.has(file)) return [];
    seen.add(file);
    const texts = readdirSync(join(fixtures, client.id))
      .filter((name) => name.startsWith(`${client.files.indexOf(file)}-`))
      .map((name) => readFileSync(join(fixtures, client.id, name), 'utf8'));
    const [best] = texts
      .map((text) => ({ path, text, servers: namesIn(candidate, text) }))
      .toSorted((a, b) => b.servers.length - a.servers.length);
    return best === undefined ? [] : best;
  });
}

function namesIn({ client, file }: Candidate, text: string): readonly string[] {
  const read = readClientFile({ client, file }, 'file:///f', 'f', text);
  return (read?.servers ?? []).map(({ name }) => oneLine(name, 100) || '(no name)');
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-ws-'));
  server = await startCodeServer({
    workspace: folder,
    trust: true,
    async prepareHome(userHome) {
      home = userHome;
      written = filesFor(userHome);
      for (const { path, text } of written) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
      }
    },
  });
  workbench = await openWorkbench(server.url);
  // The tree draws only the rows that can be seen, so all of them are to be.
  await workbench.page.setViewportSize({ width: 1400, height: 9000 });
});

after(async () => {
  await workbench?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The rows under each file of the tree, by the file's label; findings and the like are left out. */
function underFiles(rows: readonly TreeRow[]): ReadonlyMap<string, readonly string[]> {
  const under = new Map<string, string[]>();
  let file: string | undefined;
  for (const { level, label } of rows) {
    if (level === 1) {
      file = label;
      under.set(label, under.get(label) ?? []);
    } else if (level === 2 && file !== undefined) under.get(file)?.push(label);
  }
  return under;
}

test('a home with the files of every client shows every server in its place', async () => {
  const [first] = written.flatMap(({ servers }) => servers);
  assert.ok(first !== undefined && written.length > 40, String(written.length));
  await showServers(workbench, first);
  const shown = underFiles(await workbench.tree());
  const missing = written.flatMap(({ path, servers }) => {
    const label = path.startsWith(folder) ? path.slice(folder.length + 1) : path.replace(home, '~');
    const names = shown.get(label);
    if (servers.length === 0) return [];
    if (names === undefined) return `${label} is not there`;
    return servers.filter((name) => !names.includes(name)).map((name) => `${name} in ${label}`);
  });
  assert.deepEqual(missing, []);
});
