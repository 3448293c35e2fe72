import type { ClientFile } from '../client';
import { vscodeWorkspace } from './vscode-workspace';
import { workspaceRoot } from './workspace-root';

/** Every known file, in the order in which they are shown. */
export const clientFiles: readonly ClientFile[] = [vscodeWorkspace, workspaceRoot];
