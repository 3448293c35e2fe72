/** Where files lie, as templates that a machine's home and environment are put into. */

export type Platform = 'darwin' | 'win32' | 'linux';

/**
 * A path with `/`, which begins with
 * `<folder>` each folder of the workspace, `~` the user's home, `<apps>` where the platform keeps data
 * of applications (`~/Library/Application Support`, `%APPDATA%`, `$XDG_CONFIG_HOME`), `<config>`
 * `$XDG_CONFIG_HOME` or `~/.config` on every platform, `<local>` `%LOCALAPPDATA%`,
 * `${NAME:-template}` an environment variable or else another place, or with nothing of these where it
 * is the same on every machine. A part of it may have `*` for any name.
 */
export type Template = string;

/** Templates for every platform, and for some. */
export type Places = { readonly everywhere?: readonly Template[] } & {
  readonly [platform in Platform]?: readonly Template[];
};

export interface Machine {
  readonly platform: Platform;
  /** The user's home, absolute. */
  readonly home: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

/** The templates that count on a platform, each once. */
export function templatesOf(places: Places, platform: Platform): readonly Template[] {
  return [...new Set([...(places.everywhere ?? []), ...(places[platform] ?? [])])];
}

/** The path in a workspace folder, with `/`, if the template leads there. */
export function inFolder(template: Template): string | undefined {
  return template.startsWith('<folder>/') ? template.slice('<folder>/'.length) : undefined;
}

/** The absolute path of a template, as the platform writes paths; `undefined` where it has none. */
export function pathOf(template: Template, machine: Machine): string | undefined {
  const { platform, home, environment } = machine;
  const [, name = '', otherwise = '', rest = ''] =
    /^\$\{(\w+):-([^}]*)\}(.*)$/.exec(template) ?? [];
  if (name !== '') {
    const set = absolute(environment[name], machine);
    return set === undefined ? pathOf(otherwise + rest, machine) : joined(set, rest, platform);
  }
  const [, root = '', below = ''] = /^(~|<\w+>)?(.*)$/s.exec(template) ?? [];
  const at = (base: string | undefined) => base && joined(base, below, platform);
  const config =
    absolute(environment['XDG_CONFIG_HOME'], machine) ?? joined(home, '/.config', platform);
  switch (root) {
    case '~':
      return at(home);
    case '<config>':
      return at(config);
    case '<apps>':
      if (platform === 'darwin') return at(`${home}/Library/Application Support`);
      if (platform === 'linux') return at(config);
      return at(absolute(environment['APPDATA'], machine) ?? `${home}\\AppData\\Roaming`);
    case '<local>':
      if (platform !== 'win32') return undefined;
      return at(absolute(environment['LOCALAPPDATA'], machine) ?? `${home}\\AppData\\Local`);
    case '':
      return joined('', below, platform);
    default:
      return undefined;
  }
}

/** A path as it is shown: with `~` for the user's home, and `/` between its parts. */
export function shownPath(path: string, { home, platform }: Machine): string {
  const parts = platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const base = (platform === 'win32' ? home.replaceAll('\\', '/') : home).replace(/\/$/, '');
  return parts.startsWith(`${base}/`) ? `~${parts.slice(base.length)}` : parts;
}

/** An environment variable counts only where it is a whole path, as its own client would need it. */
function absolute(value: string | undefined, { platform, home }: Machine): string | undefined {
  if (value === undefined) return undefined;
  const path = value.replace(/^~(?=[/\\]|$)/, home);
  return (platform === 'win32' ? /^([A-Za-z]:[\\/]|\\\\)/ : /^\//).test(path) ? path : undefined;
}

function joined(base: string, below: string, platform: Platform): string {
  const path = `${base.replace(/[\\/]$/, '')}${below}`;
  return platform === 'win32' ? path.replaceAll('/', '\\') : path;
}
