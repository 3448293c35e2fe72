import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { endChild, leaveOnSignals } from '../../run/children.mjs';
import { freePort } from '../../run/ports.mjs';
import { serveWorkbench, workbenchUrl } from '../../run/serve.mjs';
import { packVsix } from '../../run/vsix.mjs';
import { pathFromEnvironment } from './environment';

export interface CodeServerOptions {
  /** The folder that the window opens. */
  readonly workspace: string;
  /** `false` opens the workspace in restricted mode. */
  readonly trust: boolean;
  /** User settings besides those that keep the window calm. */
  readonly extraSettings?: Readonly<Record<string, unknown>>;
  /** Puts files into the home folder, which is empty else, before anything is started. */
  readonly prepareHome?: (home: string) => Promise<void>;
  /** More extensions than ours: `.vsix` files, or folders that hold an unpacked one. */
  readonly extensions?: readonly string[];
}

export interface CodeServer {
  /** Shows the workspace. */
  readonly url: string;
  /** Ends it, every process that it started, and its files. */
  stop(): Promise<void>;
  /** What it printed so far. */
  logs(): string;
}

let watching = false;

/**
 * Starts VS Code for the browser with the packed extension, in folders of its own that nothing was
 * in before. Throws when it does not come up, or when the workspace does not exist.
 */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  if (!watching) leaveOnSignals(() => 1);
  watching = true;
  await access(options.workspace);
  const home = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
  for (const name of ['user', 'tmp']) await mkdir(join(home, name));
  await options.prepareHome?.(join(home, 'user'));
  const port = await freePort();
  const server = await serveWorkbench({
    node: pathFromEnvironment('MCP_AUTH_NODE24'),
    entry: pathFromEnvironment('MCP_AUTH_CODE_SERVER'),
    home,
    port,
    trust: options.trust,
    variables: ownVariables(home),
    vsix: [
      pathFromEnvironment('MCP_AUTH_VSIX'),
      ...(await Promise.all((options.extensions ?? []).map((path) => packed(path, home)))),
    ],
    ...(options.extraSettings === undefined ? {} : { extraSettings: options.extraSettings }),
  });
  if (!server.ok) {
    await rm(home, { recursive: true, force: true });
    throw new Error(server.why);
  }
  return {
    url: workbenchUrl(port, options.workspace),
    logs: server.logs,
    async stop() {
      await endChild(server.child);
      await rm(home, { recursive: true, force: true });
    },
  };
}

// Keeps VS Code, and the extension with it, from what the person at this machine has configured.
function ownVariables(home: string): Readonly<Record<string, string>> {
  const user = join(home, 'user');
  const scratch = join(home, 'tmp');
  // VS Code makes sockets there, and the path of a socket has 103 bytes at most.
  const fits = scratch.length + '/vscode-ipc-.sock'.length + 36 <= 103;
  return {
    HOME: user,
    USERPROFILE: user,
    XDG_CONFIG_HOME: join(user, '.config'),
    XDG_DATA_HOME: join(user, '.local', 'share'),
    XDG_CACHE_HOME: join(user, '.cache'),
    ...(fits ? { TMPDIR: scratch } : {}),
  };
}

async function packed(extension: string, home: string): Promise<string> {
  if (extension.endsWith('.vsix')) return extension;
  const out = join(home, `${basename(extension)}.vsix`);
  const why = await packVsix({ root: process.cwd(), folder: extension, out });
  if (why !== undefined) throw new Error(why);
  return out;
}
