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
import { addImport, setKeywords } from '../syntax/python-edit';
import type { Syntax } from '../syntax/syntax';
import { authModule } from './module';
import { testModule } from './test-module';
import type { FastmcpWiring } from './wiring';

const module = 'mcp_auth';
const builder = 'build_auth';

export function planFastmcp(request: AddAuth<FastmcpWiring>, python: Syntax): Planned {
  const { project, site, wiring, choice } = request;
  const refused = whyNot(request, python);
  if (refused !== undefined) return { kind: 'refused', says: refused };
  const folder = folderOf(site.path);
  const names = moduleName(project, site.path, module);
  return wholeFix(request, {
    own: [
      [
        `${folder}${module}.py`,
        `Checks who calls: ${wiring.className}`,
        authModule(wiring, choice),
      ],
      [
        testPath(project, folder, names.inPackage),
        'Shows who gets in and who does not',
        testModule(wiring, choice, wiring.env(choice), names.fromTest),
      ],
    ],
    edits: [constructorEdit(request, names.fromServer, python)],
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
    return `${wiring.className} came with FastMCP ${wiring.since.join('.')}, and ${choice.version?.from} says ${choice.version?.text}. Raise the version first.`;
  }
  return undefined;
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
    ...(written ? [] : setKeywords(before, root, site, [['auth', `${builder}()`]])),
  ].toSorted((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  return { kind: 'change', path: site.path, label: 'Gives the server its auth', before, edits };
}
