import * as vscode from 'vscode';

/** Documents and pictures that came out of calls, for editors to show: in memory, and read-only. */
export interface ResultFiles extends vscode.Disposable {
  /** Keeps files that belong together under a name, and gives their addresses. */
  keep(title: string, files: readonly ResultFile[]): readonly vscode.Uri[];
}

export interface ResultFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const scheme = 'mcp-auth-result';
/** The oldest are let go beyond this many bytes. */
const mostBytes = 50_000_000;

export function createResultFiles(): ResultFiles {
  const files = new Map<string, Uint8Array>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let count = 0;
  const readOnly = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const contentOf = (uri: vscode.Uri): Uint8Array => {
    const content = files.get(uri.path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => {} }),
    stat: (uri) => ({
      type: vscode.FileType.File,
      ctime: 0,
      mtime: 0,
      size: contentOf(uri).byteLength,
      permissions: vscode.FilePermission.Readonly,
    }),
    readFile: contentOf,
    readDirectory: () => [],
    createDirectory: readOnly,
    writeFile: readOnly,
    delete: readOnly,
    rename: readOnly,
  };
  const registered = vscode.workspace.registerFileSystemProvider(scheme, provider, {
    isReadonly: true,
    isCaseSensitive: true,
  });
  const makeRoom = (): void => {
    let bytes = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const [path, { byteLength }] of files) {
      if (bytes <= mostBytes) return;
      files.delete(path);
      bytes -= byteLength;
    }
  };
  return {
    keep(title, kept) {
      count += 1;
      const folder = `/${count} ${title.replace(/[^\w.-]+/g, ' ').slice(0, 60)}`;
      const uris = kept.map(({ name, content }) => {
        const uri = vscode.Uri.from({ scheme, path: `${folder}/${name}` });
        files.set(uri.path, content);
        return uri;
      });
      makeRoom();
      return uris;
    },
    dispose() {
      registered.dispose();
      changed.dispose();
    },
  };
}
