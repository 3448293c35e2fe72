/** What gives a server of the official Python SDK its auth: two arguments of its constructor. */

import type { FileEdit } from '../../model/fix';
import type { AddAuth, Planned } from '../add-auth';
import { addDependencies } from '../files/python-requirements';
import { wholeFix } from '../files/whole-fix';
import { isAtLeast } from '../package-version';
import { folderOf, textAt } from '../project';
import { moduleName } from '../python/module-name';
import { testPath } from '../python/test-path';
import { whyNotPython } from '../python/why-not';
import type { SdkWiring } from '../sdk-wirings';
import { addImports, setKeywords } from '../syntax/python-edit';
import { keywordIn } from '../syntax/python-servers';
import type { Syntax } from '../syntax/syntax';
import { httpPackage } from './http-package';
import { authModule, builders } from './module';
import { testModule } from './test-module';

const module = 'mcp_auth';
const names = `${builders.auth}, ${builders.verifier}`;

/** Before, the metadata was served where no client looked for it. */
const since = [1, 17, 0] as const;

export function planMcpPython(request: AddAuth<SdkWiring>, python: Syntax): Planned {
  const { project, site, wiring, choice } = request;
  const refused = whyNot(request, python);
  if (refused !== undefined) return { kind: 'refused', says: refused };
  const folder = folderOf(site.path);
  const imported = moduleName(project, site.path, module);
  return wholeFix(request, {
    own: [
      [
        `${folder}${module}.py`,
        `Checks who calls: ${wiring.className}`,
        authModule(wiring, choice, site.product),
      ],
      [
        testPath(project, folder, imported.inPackage),
        'Shows who gets in and who does not',
        testModule(wiring, choice, site.product, imported.fromTest),
      ],
    ],
    edits: [constructorEdit(request, imported.fromServer, python)],
    dependencies: addDependencies(project, [
      wiring.tokens === 'jwks' ? 'pyjwt[crypto]>=2.10.1' : httpRequirement(request),
    ]),
    module: `${module}.py`,
    notes: [
      ...(site.product === 'mcp-python-1' && wiring.job === 'remote' ? [slashNote] : []),
      'Behind a proxy the SDK refuses its public host name until the server’s host or transport_security says otherwise.',
    ],
  });
}

const slashNote =
  'mcp 1.x puts a slash behind an issuer that has no path, and clients that compare letter by letter refuse it. If your provider names its issuer without one, raise mcp to 2.';

function httpRequirement({ site }: AddAuth): string {
  return httpPackage(site.product) === 'httpx' ? 'httpx>=0.27.1,<1' : 'httpx2>=2.10';
}

function whyNot(request: AddAuth<SdkWiring>, python: Syntax): string | undefined {
  const { project, site, choice } = request;
  const byHand = `from ${module} import ${names}, then auth=${builders.auth}() and token_verifier=${builders.verifier}()`;
  const general = whyNotPython(request, python, {
    byHand,
    isOurs: (auth) => auth === `${builders.auth}()`,
  });
  if (general !== undefined) return general;
  const where = `${site.path}, line ${site.line + 1}`;
  const root = python.parse(textAt(project, site.path) ?? '');
  for (const keyword of ['token_verifier', 'auth_server_provider']) {
    const value = keywordIn(root, site.args, keyword)?.text ?? 'None';
    const gone = request.replaces === true && keyword === 'token_verifier';
    if (!gone && value !== 'None' && value !== `${builders.verifier}()`) {
      return `${where} has ${keyword} already: ${value.slice(0, 80)}. Take it out first, or write the new one into it by hand: ${byHand}.`;
    }
  }
  if (!isAtLeast(choice.version, ...since)) {
    return `The metadata of mcp is where clients look for it since ${since.join('.')}, and ${choice.version?.from} says ${choice.version?.text}. Raise the version first.`;
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
  const edits = [
    ...addImports(before, root, [`from ${importFrom} import ${names}`], site.call.start),
    ...setKeywords(before, root, site, [
      ['token_verifier', `${builders.verifier}()`],
      ['auth', `${builders.auth}()`],
    ]),
  ].toSorted((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  return { kind: 'change', path: site.path, label: 'Gives the server its auth', before, edits };
}
