import type { ProjectFile } from '../project';

/** How clients are told of it: the file of VS Code, and the one that Claude Code and others read. */
export function clientFiles(name: string, url: string): readonly ProjectFile[] {
  const entry = { type: 'http', url };
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: '.vscode/mcp.json', text: json({ servers: { [name]: entry } }) },
    { path: '.mcp.json', text: json({ mcpServers: { [name]: entry } }) },
  ];
}
