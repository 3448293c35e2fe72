/** Writes auth into projects. Root of the `codegen.js` bundle, which brings the parsers along. */

import * as treeSitter from '@vscode/tree-sitter-wasm';
import { type AddAuth, type Planned, planAddAuth } from './codegen/add-auth';
import {
  answersOfProvider,
  answersOfTrace,
  placeOfTrace,
  type TracePlace,
} from './codegen/answers-of-trace';
import { callers, takesAlgorithm, transports, wiringsFor } from './codegen/decision';
import { findServers } from './codegen/find-servers';
import { foreignAuth } from './codegen/foreign-auth';
import { mendedRules } from './codegen/mended-rules';
import { asNew, languages, newProject } from './codegen/new-project';
import { packageVersion } from './codegen/package-version';
import type { Project } from './codegen/project';
import { readToolScopes } from './codegen/read-tool-scopes';
import { noBridge } from './codegen/sdk-wirings';
import { packageOf, type ServerSite, targetOf } from './codegen/site';
import { startAddress, startCommand } from './codegen/start-command';
import { type Grammar, loadSyntax } from './codegen/syntax/syntax';
import { wiringsByTarget } from './codegen/wirings';

export type { AddAuth, Planned } from './codegen/add-auth';
export type { Language } from './codegen/new-project';
export type { Project } from './codegen/project';
export type { ServerSite } from './codegen/site';
export type { Choice, Job, Wiring } from './codegen/wiring';
export type { TracePlace };
export {
  answersOfProvider,
  answersOfTrace,
  asNew,
  callers,
  foreignAuth,
  languages,
  mendedRules,
  newProject,
  noBridge,
  packageOf,
  packageVersion,
  placeOfTrace,
  readToolScopes,
  startAddress,
  startCommand,
  takesAlgorithm,
  targetOf,
  transports,
  wiringsByTarget,
  wiringsFor,
};

export interface Codegen {
  servers(project: Project): readonly ServerSite[];
  addAuth(request: AddAuth): Planned;
}

/** Loads the grammars. `readWasm` gives the bytes of a file that lies beside this bundle. */
export async function loadCodegen(
  readWasm: (name: string) => Promise<Uint8Array>,
): Promise<Codegen> {
  const load = (grammar: Grammar) => loadSyntax(grammar, { treeSitter, readWasm });
  const syntaxes = { python: await load('python'), typescript: await load('typescript') };
  return {
    servers: (project) => findServers(project, syntaxes),
    addAuth: (request) => planAddAuth(request, syntaxes),
  };
}
