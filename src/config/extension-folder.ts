import type { Template } from './places';

/** Editors whose extensions keep files in the folder for user data of the editor. */
const editors = ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'];

/** Where an extension of VS Code has a file: `path` begins with the extension's id. */
export function inExtensionFolder(path: string): readonly Template[] {
  return [
    ...editors.map((editor) => `<apps>/${editor}/User/globalStorage/${path}`),
    `~/.vscode-server/data/User/globalStorage/${path}`,
  ];
}
