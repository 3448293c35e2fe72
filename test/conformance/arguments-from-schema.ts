import type { Json, JsonObject } from '../../src/model/wire';
import { isObject } from '../../src/oauth/metadata';

/** Values for properties of these names, where the caller has better ones than a schema gives. */
export type KnownValues = { readonly [property: string]: Json };

/**
 * Values that conform to a JSON Schema of an object: its defaults, and something for each property
 * that is required. References are followed within the schema, never over the network.
 */
export function argumentsFrom(schema: JsonObject, known: KnownValues = {}): JsonObject {
  return objectFrom(schema, { root: schema, known, depth: 0 });
}

interface Place {
  readonly root: JsonObject;
  readonly known: KnownValues;
  /** Schemas may refer to themselves. */
  readonly depth: number;
}

const deepest = 8;

function objectFrom(schema: JsonObject, at: Place): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const made: { [name: string]: Json } = {};
  for (const [name, property] of Object.entries(properties)) {
    const resolved = resolve(property, at.root);
    if (required.includes(name)) made[name] = at.known[name] ?? valueFrom(resolved, at);
    else if (resolved['default'] !== undefined) made[name] = resolved['default'];
  }
  return made;
}

function valueFrom(schema: JsonObject, at: Place): Json {
  if (at.depth > deepest) return null;
  const deeper = { ...at, depth: at.depth + 1 };
  const given =
    schema['default'] ?? schema['const'] ?? first(schema['enum']) ?? first(schema['examples']);
  if (given !== undefined) return given;
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branch = first(schema[keyword]);
    if (branch !== undefined) return valueFrom(resolve(branch, at.root), deeper);
  }
  const type = Array.isArray(schema['type']) ? first(schema['type']) : schema['type'];
  switch (type) {
    case 'object':
      return objectFrom(schema, deeper);
    case 'array': {
      const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
      const item = resolve(schema['items'], at.root);
      return Array.from({ length: least }, () => valueFrom(item, deeper));
    }
    case 'number':
    case 'integer':
      return typeof schema['minimum'] === 'number' ? Math.ceil(schema['minimum']) : 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default: {
      const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
      return 'text'.padEnd(least, 'x');
    }
  }
}

/** The schema itself, or the one that it refers to in the same document. RFC 6901. */
function resolve(schema: Json | undefined, root: JsonObject): JsonObject {
  if (!isObject(schema)) return {};
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  if (!reference.startsWith('#/')) return {};
  let found: Json | undefined = root;
  for (const token of reference.slice(2).split('/')) {
    const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) ? found[name] : undefined;
  }
  return isObject(found) && found['$ref'] === undefined ? found : {};
}

function first(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}
