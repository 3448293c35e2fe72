import { type DemoWorkspace, startDemoWorkspace } from './demo-workspace';
import { openWorkbench, type Workbench } from './harness/browser';
import { startCodeServer } from './harness/code-server';
import type { Theme } from './harness/palette';

export interface DemoWindow {
  readonly workbench: Workbench;
  readonly workspace: DemoWorkspace;
  close(): Promise<void>;
}

/** VS Code with the extension on the demo workspace. What was started is ended when a later part fails. */
export async function openDemoWindow(
  options: { readonly theme?: Theme } = {},
): Promise<DemoWindow> {
  const workspace = await startDemoWorkspace();
  const open: (() => Promise<void>)[] = [() => workspace.close()];
  const close = async (): Promise<void> => {
    for (const end of open.splice(0).reverse()) await end();
  };
  try {
    const server = await startCodeServer({ workspace: workspace.folder, trust: true });
    open.push(() => server.stop());
    const workbench = await openWorkbench(server.url, options);
    open.push(() => workbench.close());
    return { workbench, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
