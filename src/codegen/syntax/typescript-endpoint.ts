/** Finds where an express app serves MCP in TypeScript source. */

import { childrenOf, type Node, nodesOf } from './syntax';
import { namesOf, type TypescriptImport, typescriptImports } from './typescript-imports';

export interface Endpoint {
  /** The app as the routes name it: `app`, `this.app`. */
  readonly app: string;
  /** All routes that answer at the MCP endpoint, in order. */
  readonly routes: readonly Route[];
  /** The path, when it is a plain text. */
  readonly path?: string;
}

export interface Route {
  readonly call: Node;
  readonly statement: Node;
  /** The first argument. */
  readonly path: Node;
  /** The arguments behind the path. */
  readonly handlers: readonly Node[];
}

export type EndpointSearch =
  | { readonly kind: 'found'; readonly endpoint: Endpoint }
  /** The file serves MCP over HTTP in a way that cannot be seen, and why. */
  | { readonly kind: 'unseen'; readonly says: string }
  | { readonly kind: 'none' };

const transports: ReadonlySet<string> = new Set([
  '@modelcontextprotocol/sdk/server/streamableHttp.js',
  '@modelcontextprotocol/sdk/server/sse.js',
]);

/** What a transport is handed a request with. */
const answers = /\.(handleRequest|handlePostMessage)\(|\bnew SSEServerTransport\(/;

const verbs: ReadonlySet<string> = new Set(['get', 'post', 'delete', 'put', 'all', 'use']);

export function findEndpoint(root: Node): EndpointSearch {
  const imports = typescriptImports(root);
  if (!imports.some(({ module, names }) => transports.has(module) && names.size > 0)) {
    return { kind: 'none' };
  }
  if (!answers.test(root.text)) return { kind: 'none' };
  const apps = appsOf(root, imports);
  const handlers = handlerNames(root);
  const all = nodesOf(root, 'call_expression').flatMap((call) => routeOf(call) ?? []);
  const serving = all.filter((route) => route.handlers.some((one) => mentions(one, handlers)));
  const [first] = serving;
  if (first === undefined) return unseen('no route of an express app leads to it');
  const app = objectOf(first.call);
  if (!apps.has(app)) return unseen(`whether ${app} is an express app cannot be seen`);
  const paths = new Set(serving.map(({ path }) => path.text));
  const routes = all.filter(
    // What `use` puts there besides, such as CORS, has to answer before anybody is asked for a token.
    (one) => serving.includes(one) || (paths.has(one.path.text) && verbOf(one.call) !== 'use'),
  );
  if (routes.some(({ call }) => objectOf(call) !== app)) {
    return unseen('its routes are on more than one app or router');
  }
  const block = routes[0]?.statement.parent?.id;
  if (routes.some(({ statement }) => statement.parent?.id !== block)) {
    return unseen('its routes stand in more than one block');
  }
  const path = first.path.type === 'string' ? first.path.text.slice(1, -1) : undefined;
  return { kind: 'found', endpoint: { app, routes, ...(path !== undefined && { path }) } };
}

function unseen(says: string): EndpointSearch {
  return { kind: 'unseen', says };
}

/** `app.post(path, handler, …)` as a statement of its own. */
function routeOf(call: Node): Route | undefined {
  const callee = call.childForFieldName('function');
  const args = call.childForFieldName('arguments');
  if (callee?.type !== 'member_expression' || !args) return undefined;
  if (!verbs.has(verbOf(call))) return undefined;
  const statement = call.parent;
  if (statement?.type !== 'expression_statement') return undefined;
  const [path, ...handlers] = childrenOf(args).filter(({ type }) => type !== 'comment');
  if (path === undefined || handlers.length === 0) return undefined;
  return { call, statement, path, handlers };
}

function verbOf(call: Node): string {
  return call.childForFieldName('function')?.childForFieldName('property')?.text ?? '';
}

function objectOf(call: Node): string {
  return call.childForFieldName('function')?.childForFieldName('object')?.text ?? '';
}

/** What is an express app: made here, or a parameter or field of that type. */
function appsOf(root: Node, imports: readonly TypescriptImport[]): ReadonlySet<string> {
  const express = imports.filter(({ module }) => module === 'express');
  const makers = new Set([
    ...express.flatMap(({ whole }) => whole ?? []),
    ...namesOf(imports, '@modelcontextprotocol/sdk/server/express.js', 'createMcpExpressApp'),
  ]);
  const types = new Set(
    ['Express', 'Application'].flatMap((type) => [
      ...namesOf(imports, 'express', type),
      ...express.flatMap(({ whole }) => (whole === undefined ? [] : `${whole}.${type}`)),
    ]),
  );
  const isMade = (value: Node | null): boolean =>
    value?.type === 'call_expression' &&
    makers.has(value.childForFieldName('function')?.text ?? '');
  const isTyped = (node: Node): boolean =>
    types.has(node.childForFieldName('type')?.text.replace(/^:\s*/, '') ?? '');
  const found = new Set<string>();
  for (const one of nodesOf(root, 'variable_declarator')) {
    const name = one.childForFieldName('name')?.text ?? '';
    if (isMade(one.childForFieldName('value')) || isTyped(one)) found.add(name);
  }
  for (const one of nodesOf(root, 'assignment_expression')) {
    if (isMade(one.childForFieldName('right')))
      found.add(one.childForFieldName('left')?.text ?? '');
  }
  for (const one of nodesOf(root, 'public_field_definition')) {
    const name = `this.${one.childForFieldName('name')?.text}`;
    if (isMade(one.childForFieldName('value')) || isTyped(one)) found.add(name);
  }
  for (const one of nodesOf(root, 'required_parameter')) {
    const name = one.childForFieldName('pattern')?.text ?? '';
    if (isTyped(one)) {
      found.add(name);
      found.add(`this.${name}`);
    }
  }
  return found;
}

/** Functions of the file that hand a request to a transport, or call one that does. */
function handlerNames(root: Node): ReadonlySet<string> {
  const functions = [
    ...nodesOf(root, 'function_declaration'),
    ...nodesOf(root, 'method_definition'),
    ...nodesOf(root, 'variable_declarator').filter((one) =>
      ['arrow_function', 'function_expression'].includes(
        one.childForFieldName('value')?.type ?? '',
      ),
    ),
  ];
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const one of functions) {
      const name = one.childForFieldName('name')?.text;
      if (name !== undefined && mentions(one, found)) found.add(name);
    }
  }
  return found;
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  if (answers.test(node.text)) return true;
  return ['identifier', 'property_identifier'].some((type) =>
    nodesOf(node, type).some(({ text, id }) => names.has(text) && id !== ownName(node)),
  );
}

/** The node that names a function is no call of it. */
function ownName(node: Node): number | undefined {
  return node.childForFieldName('name')?.id;
}
