/** Finds the constructors of MCP servers in Python source. */

import type { Product, Range, ServerSite, WrittenAuth } from '../site';
import { type OwnModule, type ServerNames, serverNames } from './python-imports';
import { childrenOf, type Node, nodesOf } from './syntax';

/** Class methods that make a server and take the constructor's arguments too. */
const makers: ReadonlySet<string> = new Set(['from_openapi', 'from_fastapi', 'as_proxy']);

/** Every place where the file makes a server, in order. `path` is relative, with `/`. */
export function pythonServers(
  path: string,
  root: Node,
  ownModule?: OwnModule,
): readonly ServerSite[] {
  const names = serverNames(root, ownModule);
  const own = subclasses(root, names);
  return nodesOf(root, 'call').flatMap((call) => {
    const made = madeBy(call, names, own);
    const args = call.childForFieldName('arguments');
    if (made === undefined || args === null || args.type !== 'argument_list') return [];
    const variable = assignedTo(call);
    const name = nameOf(args);
    return [
      {
        product: made.product,
        path,
        line: call.startPosition.row,
        call: rangeOf(call),
        args: rangeOf(args),
        ...(variable !== undefined && { variable }),
        auth: writtenAuth(args, variable, root),
        ...(name !== undefined && { name }),
        subclass: made.subclass,
        mounted: variable !== undefined && isMounted(root, variable),
        test: isTest(path) || insideFixture(call),
      },
    ];
  });
}

function madeBy(
  call: Node,
  names: ServerNames,
  own: ReadonlyMap<string, Product>,
): { readonly product: Product; readonly subclass: boolean } | undefined {
  let callee = call.childForFieldName('function');
  if (callee?.type === 'subscript') callee = callee.childForFieldName('value');
  if (callee === null || callee === undefined) return undefined;
  const direct = classProduct(callee, names);
  if (direct !== undefined) return { product: direct, subclass: false };
  const product = own.get(callee.text);
  if (product !== undefined) return { product, subclass: true };
  if (callee.type !== 'attribute') return undefined;
  const object = callee.childForFieldName('object');
  const method = callee.childForFieldName('attribute')?.text ?? '';
  if (object === null || !makers.has(method)) return undefined;
  const maker = classProduct(object, names);
  return maker && { product: maker, subclass: false };
}

/** The product of an expression that is the class itself. */
function classProduct(expression: Node, names: ServerNames): Product | undefined {
  if (expression.type === 'identifier') return names.classes.get(expression.text);
  if (expression.type !== 'attribute') return undefined;
  const attribute = expression.childForFieldName('attribute')?.text;
  if (attribute !== 'FastMCP' && attribute !== 'MCPServer') return undefined;
  return names.modules.get(expression.childForFieldName('object')?.text ?? '');
}

/** Classes of the file that are made from a server class, with its product. */
function subclasses(root: Node, names: ServerNames): ReadonlyMap<string, Product> {
  const found = new Map<string, Product>();
  for (const node of nodesOf(root, 'class_definition')) {
    const bases = node.childForFieldName('superclasses');
    for (const base of bases === null ? [] : childrenOf(bases)) {
      const plain = base.type === 'subscript' ? base.childForFieldName('value') : base;
      const product = plain && (classProduct(plain, names) ?? found.get(plain.text));
      const name = node.childForFieldName('name')?.text;
      if (product && name !== undefined) found.set(name, product);
    }
  }
  return found;
}

function assignedTo(call: Node): string | undefined {
  const { parent } = call;
  if (parent?.type !== 'assignment' || parent.childForFieldName('right')?.id !== call.id)
    return undefined;
  const left = parent.childForFieldName('left');
  return left && ['identifier', 'attribute'].includes(left.type) ? left.text : undefined;
}

function writtenAuth(args: Node, variable: string | undefined, root: Node): WrittenAuth {
  const value = keywordOf(args, 'auth');
  if (value !== undefined && value.text !== 'None') {
    return { kind: 'argument', value: rangeOf(value), text: value.text };
  }
  if (variable !== undefined) {
    const later = nodesOf(root, 'assignment')
      .find((one) => one.childForFieldName('left')?.text === `${variable}.auth`)
      ?.childForFieldName('right');
    if (later && later.text !== 'None')
      return { kind: 'attribute', value: rangeOf(later), text: later.text };
  }
  if (value === undefined && childrenOf(args).some((one) => one.type === 'dictionary_splat')) {
    return { kind: 'unseen' };
  }
  return { kind: 'none' };
}

/** The value of a keyword argument. */
function keywordOf(args: Node, keyword: string): Node | undefined {
  for (const one of childrenOf(args)) {
    if (one.type !== 'keyword_argument' || one.childForFieldName('name')?.text !== keyword)
      continue;
    return one.childForFieldName('value') ?? undefined;
  }
  return undefined;
}

/** The same of the argument list at a place. */
export function keywordIn(root: Node, { start, end }: Range, keyword: string): Node | undefined {
  const list = nodesOf(root, 'argument_list').find(
    (one) => one.startIndex === start && one.endIndex === end,
  );
  return list && keywordOf(list, keyword);
}

function isMounted(root: Node, variable: string): boolean {
  return nodesOf(root, 'call').some((call) => {
    const method = call.childForFieldName('function')?.childForFieldName('attribute')?.text ?? '';
    const args = call.childForFieldName('arguments');
    return (
      (method === 'mount' || method === 'import_server') &&
      args !== null &&
      childrenOf(args).some(
        (one) => one.text === variable || one.childForFieldName('value')?.text === variable,
      )
    );
  });
}

function nameOf(args: Node): string | undefined {
  const [first] = childrenOf(args).filter((one) => one.type !== 'comment');
  const value = keywordOf(args, 'name') ?? first;
  const parts = value?.type === 'string' ? childrenOf(value) : [];
  if (parts.some((part) => part.type === 'interpolation')) return undefined;
  return parts.find((part) => part.type === 'string_content')?.text;
}

function rangeOf({ startIndex, endIndex }: Node): Range {
  return { start: startIndex, end: endIndex };
}

/** By the names that pytest and most projects use. */
function isTest(path: string): boolean {
  return /(^|\/)(tests?|examples?|docs?)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(path);
}

function insideFixture(call: Node): boolean {
  for (let node = call.parent; node !== null; node = node.parent) {
    if (node.type !== 'decorated_definition') continue;
    if (childrenOf(node).some((one) => one.type === 'decorator' && /\bfixture\b/.test(one.text)))
      return true;
  }
  return false;
}
