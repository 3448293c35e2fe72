import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Demo, demoPortBase, startDemo } from '../demo/demo';
import { secondLoopback } from '../run/second-loopback.mjs';

export interface DemoWorkspace {
  readonly demo: Demo;
  /** A copy of the demo workspace whose addresses are those of `demo`. */
  readonly folder: string;
  close(): Promise<void>;
}

/** The demo on free ports, with a workspace of its own that names them. */
export async function startDemoWorkspace(): Promise<DemoWorkspace> {
  const demo = await startDemo({
    portBase: 0,
    authorizationHost: await secondLoopback(),
  });
  const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-ws-'));
  await cp('test/demo/workspace', folder, { recursive: true });
  const addresses = [demo.notesUrl, demo.deadEndUrl, demo.cliffUrl];
  for (const name of ['.vscode/mcp.json', '.mcp.json']) {
    const path = join(folder, name);
    let text = await readFile(path, 'utf8');
    for (const [at, url] of addresses.entries()) {
      text = text.replaceAll(`http://127.0.0.1:${demoPortBase + 1 + at}/mcp`, url);
    }
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is VS Code's variable that is replaced
    await writeFile(path, text.replaceAll('${workspaceFolder}/../../..', resolve('.')));
  }
  return {
    demo,
    folder,
    async close() {
      await demo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
