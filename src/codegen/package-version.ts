/** Which version of a package a project has, from what says it most exactly. */

import type { Project } from './project';

export interface PackageVersion {
  /** Numbers, the major one first; those that are not said are missing. */
  readonly numbers: readonly number[];
  readonly text: string;
  /** The file that says it, or `the virtual environment`. */
  readonly from: string;
}

/** An installed version first, then a lock file, then what is required; `undefined` when nothing says it. */
export function packageVersion(project: Project, name: string): PackageVersion | undefined {
  const installed = project.installed[name];
  if (installed !== undefined) return version(installed, 'the virtual environment');
  for (const readers of [lockReaders, requirementReaders]) {
    for (const { path, text } of project.files) {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const found = readers.find(({ is }) => is.test(file))?.read(text, name);
      if (found !== undefined) return version(found, path);
    }
  }
  return undefined;
}

/** Whether `version` is at least this one; one that is not known counts as new. */
export function isAtLeast(
  version: PackageVersion | undefined,
  ...least: readonly number[]
): boolean {
  if (version === undefined) return true;
  for (const [at, number] of least.entries()) {
    const own = version.numbers[at] ?? (at === 0 ? number : 0);
    if (own !== number) return own > number;
  }
  return true;
}

interface Reader {
  readonly is: RegExp;
  readonly read: (text: string, name: string) => string | undefined;
}

const lockReaders: readonly Reader[] = [
  {
    is: /^(uv|poetry|pdm|pylock)\.(lock|toml)$/,
    read: (text, name) =>
      new RegExp(`^name = "${name}"\\r?\\nversion = "([^"]+)"`, 'm').exec(text)?.[1],
  },
  {
    is: /^Pipfile\.lock$/,
    read: (text, name) =>
      new RegExp(`"${name}":\\s*\\{[^}]*"version":\\s*"==([^"]+)"`).exec(text)?.[1],
  },
  {
    is: /^package-lock\.json$/,
    read: (text, name) =>
      new RegExp(`"node_modules/${name}":\\s*\\{\\s*"version":\\s*"([^"]+)"`).exec(text)?.[1],
  },
];

const requirementReaders: readonly Reader[] = [
  {
    is: /^package\.json$/,
    read: (text, name) => new RegExp(`"${name}":\\s*"([^"]+)"`).exec(text)?.[1],
  },
  {
    is: /^pyproject\.toml$/,
    read: (text, name) =>
      requirement(text, name) ??
      new RegExp(`^${name}\\s*=\\s*(?:\\{[^}]*version\\s*=\\s*)?"([^"]+)"`, 'm').exec(text)?.[1],
  },
  { is: /^requirements.*\.(txt|in)$/, read: (text, name) => requirementLine(text, name) },
  // PEP 723: a script that names what it needs in comments.
  {
    is: /\.py$/,
    read: (text, name) =>
      /^# \/\/\/ script\r?$/m.test(text) ? requirement(text, name) : undefined,
  },
];

const extras = '(?:\\[[^\\]]*\\])?';

function requirement(text: string, name: string): string | undefined {
  return new RegExp(`["']${name}${extras}\\s*([<>=~!][^"';]*)`, 'i').exec(text)?.[1];
}

function requirementLine(text: string, name: string): string | undefined {
  return new RegExp(`^${name}${extras}\\s*([<>=~!][^;#\\r\\n]*)`, 'im').exec(text)?.[1];
}

/** The least version that a requirement lets in stands for it; one that only bounds it above says nothing. */
function version(text: string, from: string): PackageVersion | undefined {
  const least = text
    .split(',')
    .map((part) => /^\s*(?:===?|>=|~=|\^|~|>)?\s*(\d+(?:\.\d+)*)/.exec(part)?.[1])
    .find((found) => found !== undefined);
  if (least === undefined) return undefined;
  return { numbers: least.split('.').map(Number), text: text.trim(), from };
}
