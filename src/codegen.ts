/** Writes auth into projects. Root of the `codegen.js` bundle, which brings the parsers along. */

import * as treeSitter from '@vscode/tree-sitter-wasm';
import { type AddAuth, type Planned, planAddAuth } from './codegen/add-auth';
import { callers, transports, wiringsFor } from './codegen/decision';
import { wirings } from './codegen/fastmcp/wirings/list';
import { findPythonServers } from './codegen/find-servers';
import { packageVersion } from './codegen/package-version';
import type { Project } from './codegen/project';
import type { ServerSite } from './codegen/site';
import { loadSyntax } from './codegen/syntax/syntax';

export type { AddAuth, Planned } from './codegen/add-auth';
export type { Choice, Job, Wiring } from './codegen/fastmcp/wiring';
export type { Project } from './codegen/project';
export type { ServerSite } from './codegen/site';
export { callers, packageVersion, transports, wirings, wiringsFor };

export interface Codegen {
  servers(project: Project): readonly ServerSite[];
  addAuth(request: AddAuth): Planned;
}

/** Loads the grammars. `readWasm` gives the bytes of a file that lies beside this bundle. */
export async function loadCodegen(
  readWasm: (name: string) => Promise<Uint8Array>,
): Promise<Codegen> {
  const python = await loadSyntax('python', { treeSitter, readWasm });
  return {
    servers: (project) => findPythonServers(project, python),
    addAuth: (request) => planAddAuth(request, python),
  };
}
