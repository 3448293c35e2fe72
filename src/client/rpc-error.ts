/** Reads JSON-RPC errors as servers send them. JSON-RPC 2.0 §5.1. */

import type { Json } from '../model/wire';
import { isObject } from '../oauth/metadata';

/** A text as JSON; undefined when it is none. */
export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What an error says, and which revisions the server speaks where the revision was wrong. */
export function rpcErrorWords(body: Json | undefined): string | undefined {
  const error = isObject(body) ? body['error'] : undefined;
  if (!isObject(error)) return undefined;
  const { message, data } = error;
  if (typeof message !== 'string' || message === '') return undefined;
  const supported = isObject(data) ? data['supported'] : undefined;
  const revisions = Array.isArray(supported) ? supported.map(String) : [];
  return revisions.length === 0
    ? message
    : `${message} (the server speaks ${revisions.join(', ')})`;
}
