/** A project as it was read: the files that planning looks at. */

export interface ProjectFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Project {
  readonly files: readonly ProjectFile[];
  /** Versions of packages that a virtual environment in the folder has, by name in lower case. */
  readonly installed: { readonly [name: string]: string };
}

/** The text of a file; `undefined` when there is none. */
export function textAt({ files }: Project, path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

/** The folder of a path with a slash at its end; empty for the project's own folder. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
