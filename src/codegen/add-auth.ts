/** Plans what gives a FastMCP server its auth: the module, the one edit to the constructor, and what goes along. */

import type { FileEdit, Fix, TextEdit } from '../model/fix';
import { consoleSteps } from './fastmcp/console-steps';
import { addDependencies } from './fastmcp/dependencies';
import { envExample, ignoreEnv } from './fastmcp/env-example';
import { authModule } from './fastmcp/module';
import { testModule } from './fastmcp/test-module';
import type { Choice, Wiring } from './fastmcp/wiring';
import { isAtLeast } from './package-version';
import { folderOf, type Project, textAt } from './project';
import { moduleName } from './python-module-name';
import type { ServerSite } from './site';
import { addImport, lineEndOf, setKeyword } from './syntax/python-edit';
import type { Syntax } from './syntax/syntax';
import { whoWrote } from './written-mark';

export interface AddAuth {
  readonly project: Project;
  readonly site: ServerSite;
  readonly wiring: Wiring;
  readonly choice: Choice;
  /** The server's public address, when it is known already. */
  readonly base?: string;
}

export type Planned =
  | { readonly kind: 'fix'; readonly fix: Fix }
  /** What stands in the way, and what to do by hand. */
  | { readonly kind: 'refused'; readonly says: string };

const module = 'mcp_auth';
const builder = 'build_auth';

/** Nothing is written here. A plan for what is as it should be already has no files. */
export function planAddAuth(request: AddAuth, python: Syntax): Planned {
  const { project, site, wiring, choice } = request;
  const refused = whyNot(request, python);
  if (refused !== undefined) return { kind: 'refused', says: refused };
  const variables = wiring.env(choice);
  const folder = folderOf(site.path);
  const names = moduleName(project, site.path, module);
  const dependencies = addDependencies(project, wiring.requires?.(choice) ?? []);
  const { notes, files, foreign } = ownFiles(project, [
    [`${folder}${module}.py`, `Checks who calls: ${wiring.className}`, authModule(wiring, choice)],
    [
      testPath(project, folder, names.inPackage),
      'Shows who gets in and who does not',
      testModule(wiring, choice, variables, names.fromTest),
    ],
    [
      'MCP_AUTH.md',
      'What is to be done at the provider',
      consoleSteps(wiring, choice, variables, request.base),
    ],
  ]);
  if (foreign !== undefined) {
    const says = `${foreign} is there already and was not written here. Give it another name first, so that it is not lost.`;
    return { kind: 'refused', says };
  }
  const all = [
    ...files,
    constructorEdit(request, names.fromServer, python),
    ...dependencies.files,
    envExample(project, variables),
    ignoreEnv(project),
  ].filter((file) => file !== undefined);
  return {
    kind: 'fix',
    fix: {
      title: `Add ${wiring.className} to ${site.path}`,
      files: all,
      notes: [
        ...notes,
        ...dependencies.notes,
        'Set the variables that .env.example names, and follow MCP_AUTH.md at the provider.',
      ],
    },
  };
}

function whyNot({ project, site, wiring, choice }: AddAuth, python: Syntax): string | undefined {
  const where = `${site.path}, line ${site.line + 1}`;
  const byHand = `by hand: from ${module} import ${builder}, and auth=${builder}()`;
  const text = textAt(project, site.path);
  if (text === undefined) return `${site.path} cannot be read.`;
  if (python.parse(text).hasError) {
    return `${site.path} has a syntax error. Mend it first, so that the edit lands in the right place.`;
  }
  if (site.product === 'fastmcp' && !isAtLeast(choice.version, ...wiring.since)) {
    return `${wiring.className} came with FastMCP ${wiring.since.join('.')}, and ${choice.version?.from} says ${choice.version?.text}. Raise the version first.`;
  }
  if (site.product !== 'fastmcp') {
    return `${where} makes the server of the official MCP SDK, which takes AuthSettings and a token verifier. ${wiring.className} is for the package fastmcp.`;
  }
  if (site.mounted) {
    return `${where} is mounted into another server, whose auth alone counts. Pick that one.`;
  }
  if (site.test) return `${where} is a test or an example, which is not changed.`;
  if (site.subclass) {
    return `${where} makes a class of your own, and whether it hands auth on cannot be seen. Write the auth into it ${byHand}.`;
  }
  switch (site.auth.kind) {
    case 'none':
      return undefined;
    case 'unseen':
      return `${where} hands on **kwargs, and auth may be among them. Write the auth into it ${byHand}.`;
    case 'argument':
    case 'attribute':
      return isOurs(site.auth.text)
        ? undefined
        : `${where} has auth already: ${site.auth.text.slice(0, 80)}. Take it out first, or write the new one into it ${byHand}.`;
  }
}

function isOurs(auth: string): boolean {
  return auth === `${builder}()`;
}

function constructorEdit(
  { project, site }: AddAuth,
  importFrom: string,
  python: Syntax,
): FileEdit | undefined {
  const before = textAt(project, site.path) ?? '';
  const root = python.parse(before);
  const written = site.auth.kind === 'attribute';
  const edits: TextEdit[] = [
    ...addImport(before, root, `from ${importFrom} import ${builder}`),
    ...(written ? [] : setKeyword(before, root, site, 'auth', `${builder}()`)),
  ].toSorted((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  return { kind: 'change', path: site.path, label: 'Gives the server its auth', before, edits };
}

/** Files that are wholly ours: made, replaced, or left as they are. */
function ownFiles(
  project: Project,
  wanted: readonly (readonly [path: string, label: string, text: string])[],
): {
  readonly files: readonly FileEdit[];
  readonly notes: readonly string[];
  /** The first that somebody else wrote. */
  readonly foreign?: string;
} {
  const files: FileEdit[] = [];
  const notes: string[] = [];
  for (const [path, label, text] of wanted) {
    const before = textAt(project, path);
    if (before === undefined) {
      files.push({ kind: 'create', path, label, text });
      continue;
    }
    const after = text.replaceAll('\n', lineEndOf(before));
    if (before === after) continue;
    const writer = whoWrote(before);
    if (writer === 'foreign') return { files, notes, foreign: path };
    if (writer === 'changed') {
      notes.push(`${path} was changed by hand since it was written; those changes are replaced.`);
    }
    const edits = [{ start: 0, end: before.length, text: after }];
    files.push({ kind: 'change', path, label, before, edits });
  }
  return { files, notes };
}

function testPath({ files }: Project, folder: string, inPackage: boolean): string {
  const file = `test_${module}.py`;
  const tests = files.some(({ path }) => path.startsWith('tests/'));
  return inPackage ? `${tests ? 'tests/' : folderAbove(folder)}${file}` : `${folder}${file}`;
}

function folderAbove(folder: string): string {
  return folderOf(folder.slice(0, -1));
}
