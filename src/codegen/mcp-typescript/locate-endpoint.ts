/** Finds the express route that a server answers at, or says why it cannot be edited. */

import type { AddAuth } from '../add-auth';
import { type Project, textAt } from '../project';
import type { Syntax } from '../syntax/syntax';
import { type Endpoint, type EndpointSearch, findEndpoint } from '../syntax/typescript-endpoint';
import { isSecondLine, isTypescriptTest } from '../syntax/typescript-servers';

export type Located =
  | { readonly kind: 'found'; readonly path: string; readonly endpoint: Endpoint }
  | { readonly kind: 'refused'; readonly says: string };

interface Names {
  readonly guard: string;
  readonly mount: string;
}

export function locateEndpoint(
  { project, site }: Pick<AddAuth, 'project' | 'site'>,
  typescript: Syntax,
  names: Names,
): Located {
  if (site.test) {
    return refused(
      `${site.path}, line ${site.line + 1} is a test or an example, which is not changed.`,
    );
  }
  if (isSecondLine(typescript.parse(textAt(project, site.path) ?? ''))) {
    return refused(
      `${site.path}, line ${site.line + 1} makes the server with version 2 of the TypeScript SDK, for which nothing is written. By hand: requireBearerAuth and mcpAuthMetadataRouter of @modelcontextprotocol/express, with a verifier of your own.`,
    );
  }
  const searches = endpoints(project, typescript);
  const own = searches.filter(({ path }) => path === site.path);
  const [one, ...more] = own.length > 0 ? own : searches;
  if (one === undefined) {
    return refused(
      `${site.path} makes a server, and no file of the project answers for it with StreamableHTTPServerTransport on express. Over stdio a server needs no auth; for another framework, put requireBearerAuth of the SDK before its endpoint by hand.`,
    );
  }
  if (more.length > 0) {
    const list = [one, ...more].map(({ path }) => path).join(' and ');
    return refused(
      `${list} all answer over HTTP, and which of them is for ${site.path} cannot be seen. Make the server where its endpoint is, or write the auth by hand: ${byHand(names, 'app')}.`,
    );
  }
  const { path, search } = one;
  if (search.kind === 'unseen') {
    return refused(
      `${path} answers over HTTP, but ${search.says}. Write the auth by hand: ${byHand(names, 'app')}.`,
    );
  }
  return checked(path, search.endpoint, { project, typescript, names });
}

interface Found {
  readonly path: string;
  readonly search: Exclude<EndpointSearch, { readonly kind: 'none' }>;
}

function endpoints({ files }: Project, typescript: Syntax): readonly Found[] {
  return files.flatMap(({ path, text }) => {
    if (!/\.m?ts$/.test(path) || isTypescriptTest(path) || !text.includes('ServerTransport')) {
      return [];
    }
    const search = findEndpoint(typescript.parse(text));
    return search.kind === 'none' ? [] : [{ path, search }];
  });
}

function checked(
  path: string,
  endpoint: Endpoint,
  {
    project,
    typescript,
    names,
  }: { readonly project: Project; readonly typescript: Syntax; readonly names: Names },
): Located {
  const text = textAt(project, path) ?? '';
  if (typescript.parse(text).hasError) {
    return refused(
      `${path} has a syntax error. Mend it first, so that the edit lands in the right place.`,
    );
  }
  const has = /\b(requireBearerAuth|mcpAuthRouter|mcpAuthMetadataRouter)\(/.exec(text)?.[1];
  const middleware = endpoint.routes
    .flatMap(({ handlers }) => handlers.slice(0, -1))
    .find((one) => one.text !== names.guard && /auth|bearer|token|guard|protect/i.test(one.text));
  const already = has ?? middleware?.text.slice(0, 80);
  if (already !== undefined) {
    return refused(
      `${path} has auth already: ${already}. Take it out first, or write the new one by hand: ${byHand(names, endpoint.app)}.`,
    );
  }
  const ours = text.includes(`const ${names.guard} = ${names.mount}(${endpoint.app})`);
  const taken = [names.guard, names.mount].find((name) => new RegExp(`\\b${name}\\b`).test(text));
  if (!ours && taken !== undefined) {
    return refused(
      `${path} has the name ${taken} for something else. Give that another name first.`,
    );
  }
  return { kind: 'found', path, endpoint };
}

function byHand({ guard, mount }: Names, app: string): string {
  return `import ${mount} from mcp-auth, write const ${guard} = ${mount}(${app}) before the routes, and give each route of the endpoint ${guard} before its handler`;
}

function refused(says: string): Located {
  return { kind: 'refused', says };
}
