import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planAddAuth } from '../../src/codegen/add-auth';
import { findServers } from '../../src/codegen/find-servers';
import { targetOf } from '../../src/codegen/site';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { readProject } from '../../src/node/read-project';
import { usual } from '../codegen/generated';
import { syntaxes } from '../codegen/syntax';
import { median } from './compare';

/** How many Python files the workspace has in which the server is looked for. */
export const pythonFiles = 5000;

export interface CodegenTime {
  /** Milliseconds to read the workspace and find its server, the first time. */
  readonly found: number;
  /** Milliseconds to plan the whole edit; median of 20, and the longest. */
  readonly planned: number;
  readonly longest: number;
}

/** Looks for the one server of a workspace of many modules, and plans its auth. */
export async function codegenTime(): Promise<CodegenTime> {
  const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-bench-'));
  try {
    await fill(folder);
    const began = performance.now();
    const project = await readProject(folder);
    const [site] = findServers(project, syntaxes);
    const found = performance.now() - began;
    const wiring =
      site && wiringsByTarget[targetOf(site.product)].find(({ id }) => id === 'remote');
    if (site === undefined || wiring === undefined) throw new Error('no server was found');
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      const planned = planAddAuth({ project, site, wiring, choice: usual }, syntaxes);
      if (planned.kind === 'refused') throw new Error(planned.says);
      return performance.now() - start;
    });
    return { found, planned: median(times), longest: Math.max(...times) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Modules of some eighty lines in a hundred packages; one of them makes the server. */
async function fill(folder: string): Promise<void> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `def work_${at}(value: int) -> int:\n    """Adds ${at}."""\n    return value + ${at}\n\n`,
  );
  for (let at = 0; at < pythonFiles; at += 1) {
    const package_ = join(folder, 'src', `package_${at % 100}`);
    if (at < 100) await mkdir(package_, { recursive: true });
    await writeFile(join(package_, `module_${at}.py`), `import os\n\n\n${lines.join('\n')}`);
  }
  const server = `from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n\n\n${lines.join('\n')}`;
  await writeFile(join(folder, 'src', 'package_50', 'server.py'), server);
}
