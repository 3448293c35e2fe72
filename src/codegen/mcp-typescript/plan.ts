/** What gives a server on express its auth: a call before the routes of the endpoint, and a handler in each of them. */

import type { FileEdit } from '../../model/fix';
import type { AddAuth, Planned } from '../add-auth';
import { addPackages } from '../files/npm-dependencies';
import { wholeFix } from '../files/whole-fix';
import { isAtLeast } from '../package-version';
import { folderOf, type Project, textAt } from '../project';
import type { SdkWiring } from '../sdk-wirings';
import type { Syntax } from '../syntax/syntax';
import { addNamedImport, beforeRoutes, guardRoute } from '../syntax/typescript-edit';
import type { Endpoint } from '../syntax/typescript-endpoint';
import { typescriptImports } from '../syntax/typescript-imports';
import { locateEndpoint } from './locate-endpoint';
import { authModule, mount } from './module';
import { testModule } from './test-module';

const guard = 'requireToken';

/** The first version with requireBearerAuth for a verifier of one's own. */
const since = [1, 12, 0] as const;

export function planMcpTypescript(request: AddAuth<SdkWiring>, typescript: Syntax): Planned {
  const { project, wiring } = request;
  const located = locateEndpoint(request, typescript, { guard, mount });
  if (located.kind === 'refused') return located;
  const { path, endpoint } = located;
  const choice = { ...request.choice, path: endpoint.path ?? request.choice.path };
  if (!isAtLeast(choice.version, ...since)) {
    const says = `${wiring.className} takes a verifier since version ${since.join('.')} of the SDK, and ${choice.version?.from} says ${choice.version?.text}. Raise the version first.`;
    return { kind: 'refused', says };
  }
  const folder = folderOf(path);
  const file = `${folder}mcp-auth.ts`;
  const test = `${folder}mcp-auth.test.ts`;
  const runner = usesVitest(project) ? 'vitest' : 'node:test';
  const module = `./mcp-auth${importEnding(project, path)}`;
  return wholeFix(
    { ...request, choice },
    {
      own: [
        [file, `Checks who calls: ${wiring.className}`, authModule(wiring, choice)],
        [
          test,
          'Shows who gets in and who does not',
          testModule(wiring, choice, { module, runner }),
        ],
      ],
      edits: [endpointEdit(project, path, { endpoint, module, typescript })],
      dependencies: addPackages(
        project,
        folder,
        wiring.tokens === 'jwks' ? { jose: '^6.0.0' } : {},
      ),
      module: file,
      notes: [
        ...(textAt(project, path)?.includes('createMcpExpressApp(') ? [hostNote] : []),
        `Run the test: ${runner === 'vitest' ? 'npx vitest run' : 'npx tsx --test'} ${test}`,
      ],
    },
  );
}

const hostNote =
  'createMcpExpressApp lets only names of this computer in by itself: behind a proxy, give it the public one as allowedHosts.';

function endpointEdit(
  project: Project,
  path: string,
  {
    endpoint,
    module,
    typescript,
  }: { readonly endpoint: Endpoint; readonly module: string; readonly typescript: Syntax },
): FileEdit | undefined {
  const before = textAt(project, path) ?? '';
  const imports = typescriptImports(typescript.parse(before));
  const call = `${mount}(${endpoint.app})`;
  const edits = [
    ...addNamedImport(before, imports, { name: mount, from: module }),
    ...(before.includes(call) ? [] : beforeRoutes(before, endpoint, `const ${guard} = ${call}`)),
    ...endpoint.routes.flatMap((route) => guardRoute(before, route, guard)),
  ].toSorted((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  return { kind: 'change', path, label: 'Lets only callers with a token on', before, edits };
}

function usesVitest({ files }: Project): boolean {
  return files.some(
    ({ path, text }) => /(^|\/)package\.json$/.test(path) && /"vitest"\s*:/.test(text),
  );
}

/** How this project ends the names of its own modules in imports: the file's own way first. */
function importEnding(project: Project, path: string): '.js' | '.ts' | '' {
  const others = project.files.filter((file) => /\.m?ts$/.test(file.path));
  for (const text of [textAt(project, path) ?? '', ...others.map((file) => file.text)]) {
    const own = /\bfrom\s+["']\.{1,2}\/[^"']*?(\.[jt]s)?["']/.exec(
      text.replace(/^.*mcp-auth.*$/gm, ''),
    );
    if (own !== null) return own[1] === '.ts' ? '.ts' : own[1] === '.js' ? '.js' : '';
  }
  return /"type"\s*:\s*"module"/.test(textAt(project, 'package.json') ?? '') ? '.js' : '';
}
