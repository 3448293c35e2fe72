/** Plans what gives a server its auth: the module, the edits where the server is made, and what goes along. */

import type { Fix } from '../model/fix';
import { planFastmcp } from './fastmcp/plan';
import { planMcpPython } from './mcp-python/plan';
import { planMcpTypescript } from './mcp-typescript/plan';
import type { Project } from './project';
import { type ServerSite, targetOf } from './site';
import type { Grammar, Syntax } from './syntax/syntax';
import type { Choice, Wiring } from './wiring';

export interface AddAuth<W extends Wiring = Wiring> {
  readonly project: Project;
  readonly site: ServerSite;
  readonly wiring: W;
  readonly choice: Choice;
  /** The auth that the constructor has, whoever wrote it, makes way for the new one. */
  readonly replaces?: boolean;
  /** The server's public address, when it is known already. */
  readonly base?: string;
  /** Values of variables that are known and no secrets, by name; for `.env.example`. */
  readonly known?: { readonly [name: string]: string };
}

export type Planned =
  | { readonly kind: 'fix'; readonly fix: Fix }
  /** What stands in the way, and what to do by hand. */
  | { readonly kind: 'refused'; readonly says: string };

/** Nothing is written here. A plan for what is as it should be already has no files. */
export function planAddAuth(
  request: AddAuth,
  syntaxes: { readonly [grammar in Grammar]: Syntax },
): Planned {
  const { site, wiring } = request;
  if (targetOf(site.product) !== wiring.target) {
    const says = `${wiring.className} is not for the product that makes the server at ${site.path}, line ${site.line + 1}. Pick one that is offered for it.`;
    return { kind: 'refused', says };
  }
  const { services, toolScopes } = request.choice;
  if (wiring.target !== 'fastmcp' && (services || toolScopes.length > 0)) {
    const says =
      'Only FastMCP lets people and services in side by side (MultiAuth), and has scopes of single tools. Leave both out here.';
    return { kind: 'refused', says };
  }
  if (services && wiring.job === 'verify') {
    const says = `${wiring.className} is for services already. People besides them need a way to sign in: pick one of those.`;
    return { kind: 'refused', says };
  }
  switch (wiring.target) {
    case 'fastmcp':
      return planFastmcp({ ...request, wiring }, syntaxes.python);
    case 'mcp-python':
      return planMcpPython({ ...request, wiring }, syntaxes.python);
    case 'mcp-typescript':
      return planMcpTypescript({ ...request, wiring }, syntaxes.typescript);
  }
}
