/** What gives a FastMCP server its auth: one argument of its constructor. */

import type { FileEdit, TextEdit } from '../../model/fix';
import type { AddAuth, Planned } from '../add-auth';
import { addDependencies } from '../files/python-requirements';
import { wholeFix } from '../files/whole-fix';
import { isAtLeast } from '../package-version';
import { folderOf, textAt } from '../project';
import { moduleName } from '../python/module-name';
import { testPath } from '../python/test-path';
import { whyNotPython } from '../python/why-not';
import type { ServerSite } from '../site';
import { addImports, setKeywords } from '../syntax/python-edit';
import type { Node, Syntax } from '../syntax/syntax';
import { authModule } from './module';
import { builder, fastmcpClass, fastmcpVariables, servicesSince } from './services';
import { testModule } from './test-module';
import { requireScopes, toolEdits, toolScopesSince } from './tool-scopes';
import type { FastmcpWiring } from './wiring';

const module = 'mcp_auth';
/** Before, the metadata was elsewhere, and a proxy handed the tokens of the provider on to clients. */
const signInSince = [2, 13, 0] as const;

export function planFastmcp(request: AddAuth<FastmcpWiring>, python: Syntax): Planned {
  const { project, site, wiring, choice } = request;
  const refused = whyNot(request, python);
  if (refused !== undefined) return { kind: 'refused', says: refused };
  const variables = fastmcpVariables(wiring, choice);
  const names = moduleName(project, site.path, module);
  const server = serverEdit(request, names.fromServer, python);
  if (server.kind === 'refused') return server;
  const folder = folderOf(site.path);
  return wholeFix(request, {
    own: [
      [
        `${folder}${module}.py`,
        `Checks who calls: ${fastmcpClass(wiring, choice)}`,
        authModule(wiring, choice),
      ],
      [
        testPath(project, folder, names.inPackage),
        'Shows who gets in and who does not',
        testModule(wiring, choice, variables, names.fromTest),
      ],
    ],
    edits: [server.edit],
    variables,
    dependencies: addDependencies(project, wiring.requires?.(choice) ?? []),
    module: `${module}.py`,
  });
}

function whyNot(request: AddAuth<FastmcpWiring>, python: Syntax): string | undefined {
  const { wiring, choice } = request;
  const general = whyNotPython(request, python, {
    byHand: `from ${module} import ${builder}, and auth=${builder}()`,
    isOurs: (auth) => auth === `${builder}()`,
  });
  if (general !== undefined) return general;
  if (!isAtLeast(choice.version, ...wiring.since)) {
    return `${wiring.className} ${wiring.sinceWhat ?? 'came with'} FastMCP ${wiring.since.join('.')}, and ${choice.version?.from} says ${choice.version?.text}. Raise the version first.`;
  }
  const { version } = choice;
  if (wiring.job !== 'verify' && !isAtLeast(version, ...signInSince)) {
    return `FastMCP serves its metadata where clients look for it since ${signInSince.join('.')}, and keeps the provider's tokens to itself since then; ${version?.from} says ${version?.text}. Raise the version first.`;
  }
  if (choice.services && !isAtLeast(version, ...servicesSince)) {
    return `MultiAuth came with FastMCP ${servicesSince.join('.')}, and ${version?.from} says ${version?.text}. Raise the version first, or let people or services in, not both.`;
  }
  if (choice.toolScopes.length > 0 && !isAtLeast(version, ...toolScopesSince)) {
    return `Tools have scopes of their own since FastMCP ${toolScopesSince.join('.')}, and ${version?.from} says ${version?.text}. Raise the version first.`;
  }
  return undefined;
}

/** Where auth is assigned later, that is where it is looked for. */
function authEdits(text: string, root: Node, site: ServerSite): readonly TextEdit[] {
  const value = `${builder}()`;
  if (site.auth.kind !== 'attribute') return setKeywords(text, root, site, [['auth', value]]);
  return site.auth.text === value ? [] : [{ ...site.auth.value, text: value }];
}

/** Where something imported is needed first: the server, or the decorator of a tool. */
function firstUse({ call }: ServerSite, tools: readonly TextEdit[]): number {
  return Math.min(call.start, ...tools.map(({ start }) => start));
}

type ServerEdit =
  /** No edit where all is right. */
  | { readonly kind: 'edit'; readonly edit: FileEdit | undefined }
  | { readonly kind: 'refused'; readonly says: string };

function serverEdit(
  { project, site, choice }: AddAuth,
  importFrom: string,
  python: Syntax,
): ServerEdit {
  const before = textAt(project, site.path) ?? '';
  const root = python.parse(before);
  const tools = toolEdits(before, root, site, choice.toolScopes);
  if (tools.kind === 'refused') return tools;
  const imports = [
    ...(choice.toolScopes.length > 0 ? [requireScopes] : []),
    `from ${importFrom} import ${builder}`,
  ];
  const edits: TextEdit[] = [
    ...addImports(before, root, imports, firstUse(site, tools.edits)),
    ...authEdits(before, root, site),
    ...tools.edits,
  ].toSorted((a, b) => a.start - b.start);
  if (edits.length === 0) return { kind: 'edit', edit: undefined };
  const label = 'Gives the server its auth';
  return { kind: 'edit', edit: { kind: 'change', path: site.path, label, before, edits } };
}
