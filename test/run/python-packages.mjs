import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './children.mjs';
import { root, toolsFolder } from './root.mjs';
import { progress } from './say.mjs';
import { which } from './which.mjs';

/** What generated projects require besides the package. */
const besides = { fastmcp: ['py-key-value-aio[redis,dynamodb]>=0.4.4,<0.5'], mcp: [] };

const windows = process.platform === 'win32';

/** The Pythons that have FastMCP. */
export function getFastmcp() {
  return environments('fastmcp', 'FastMCP');
}

/** The Pythons that have the official SDK. */
export function getMcpPython() {
  return environments('mcp', 'the MCP SDK for Python');
}

/**
 * The Python of a virtual environment for each pinned version of a package, by version. An
 * environment is made once, and a mark inside says that it is whole.
 */
async function environments(name, called) {
  const python = await findPython();
  if (python === undefined) {
    return {
      ok: false,
      why: 'no Python of 3.10 or later was found. Install one, or set MCP_AUTH_PYTHON to its path.',
    };
  }
  const pinned = JSON.parse(await readFile(join(root, 'test', 'fastmcp', 'versions.json'), 'utf8'));
  const pythons = {};
  for (const version of pinned[name]) {
    const made = await environment(python, { name, called, version });
    if (!made.ok) return made;
    pythons[version] = made.path;
  }
  return { ok: true, path: JSON.stringify(pythons) };
}

async function findPython() {
  const named = process.env.MCP_AUTH_PYTHON;
  const names = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  for (const path of named === undefined ? names.map(which) : [named]) {
    if (path === undefined) continue;
    const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
    if ((await runChild(path, ['-c', check])).code === 0) return path;
  }
  return undefined;
}

async function environment(python, { name, called, version }) {
  const folder = join(toolsFolder, name, version);
  const path = join(folder, windows ? 'Scripts' : 'bin', windows ? 'python.exe' : 'python');
  const mark = join(folder, 'complete');
  const whole = [version, ...besides[name]].join(' ');
  if ((await readFile(mark, 'utf8').catch(() => '')) === whole) return { ok: true, path };
  return progress(`Installing ${called} ${version}`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const steps = [
      [python, ['-m', 'venv', folder]],
      [
        path,
        [
          '-m',
          'pip',
          'install',
          '--quiet',
          '--disable-pip-version-check',
          `${name}==${version}`,
          'pytest>=8',
          ...besides[name],
        ],
      ],
    ];
    for (const [command, args] of steps) {
      const { code, output } = await runChild(command, args);
      if (code !== 0) {
        const last = output.trim().split('\n').at(-1) ?? '';
        return { ok: false, why: `${called} ${version} could not be installed: ${last}` };
      }
    }
    await writeFile(mark, whole);
    return { ok: true, path };
  });
}
