/** Generated projects that a client signs in at, up to where people are sent to their provider. */

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import type { JsonObject } from '../../src/model/wire';
import { after, plan, write } from './generated';

/** Where the driven servers say they are. */
export const mcpServer = 'https://mcp.test';

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** What `drive_proxies.py` says of a project; what did not come to pass is left out. */
interface Driven {
  /** Protected resource metadata, from where the challenge says it is. */
  readonly resource?: Answer;
  /** Authorization server metadata, as this server gives it. */
  readonly server?: Answer;
  readonly registration?: Answer;
  /** The authorization request of the client. */
  readonly sent?: { readonly [parameter: string]: string };
  /** The first address of another host. */
  readonly location?: string;
  /** Addresses of providers that were asked for something else than metadata. */
  readonly notFound: readonly string[];
  readonly error?: string;
}

export interface Drive extends Driven {
  readonly environment: { readonly [name: string]: string };
  /** Values that nobody but this server and the provider may see. */
  readonly secrets: readonly string[];
}

/** Writes the project of each choice into a folder of its own, and drives them one after the other. */
export async function drive(
  where: { readonly version: string; readonly interpreter: string; readonly root: string },
  choices: readonly Choice[],
): Promise<readonly Drive[]> {
  const { version, interpreter, root } = where;
  const projects: { folder: string; environment: Drive['environment']; secrets: string[] }[] = [];
  for (const [at, choice] of choices.entries()) {
    const folder = join(root, String(at));
    const storage = join(folder, 'storage');
    const numbers = version.split('.').map(Number);
    const known = { ...choice, version: { numbers, text: version, from: 'the test' } };
    const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n';
    const project = { files: [{ path: 'server.py', text }], installed: {} };
    await write(folder, after(project, plan(project, known)).files);
    await mkdir(storage);
    const variables = wiringOf(choice).env(known);
    const values: { readonly [name: string]: string } = {
      MCP_BASE_URL: mcpServer,
      MCP_STORAGE_FOLDER: storage,
    };
    const environment = Object.fromEntries(
      variables.map(({ name, inTest, example }) => [name, values[name] ?? inTest ?? example]),
    );
    await writeFile(join(folder, 'environment.json'), JSON.stringify(environment));
    const secrets = variables.filter(({ secret }) => secret);
    projects.push({
      folder,
      environment,
      secrets: secrets.map(({ name }) => environment[name] ?? ''),
    });
  }
  const script = join(process.cwd(), 'test/codegen/drive_proxies.py');
  const { stdout } = await promisify(execFile)(
    interpreter,
    [script, ...projects.map(({ folder }) => folder)],
    {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  const said: { readonly [folder: string]: Driven } = JSON.parse(stdout);
  return projects.map(({ folder, ...known }) => ({
    ...(said[folder] ?? { notFound: [], error: 'not driven' }),
    ...known,
  }));
}

function wiringOf({ wiring }: Choice) {
  const found = wiringsByTarget.fastmcp.find(({ id }) => id === wiring);
  if (found === undefined) throw new Error(`no wiring ${wiring}`);
  return found;
}
