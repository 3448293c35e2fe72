/** Turns a live exchange into what a step sees: parsed, with the members it asked to keep in the vault. */

import type { SecretName } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { TokenShape } from '../model/tokens';
import type { Body, Json, JsonObject } from '../model/wire';
import { firstEventData } from './body-reader';
import type { Exchange, LiveResponse } from './exchange';
import { isObject } from './metadata';
import { isTooDeep } from './nesting';
import type { RequestDraft } from './step';
import { secretsIn, shapeOf, type Vault } from './vault';

/** The outcome of an exchange. A response whose body broke off is a failure: half a document is none. */
export function outcomeOf(exchange: Exchange, draft: RequestDraft, vault: Vault): Outcome {
  const { response, failure, request } = exchange;
  if (response === undefined || failure !== undefined) {
    return {
      kind: 'failure',
      exchange: exchange.id,
      url: request.url,
      failure: failure ?? { kind: 'network', detail: 'no response' },
    };
  }
  const body = parse(response);
  const { kept, value } = take(body, draft.keep, vault);
  return {
    kind: 'response',
    exchange: exchange.id,
    url: request.url,
    status: response.status,
    headers: response.headers,
    body: body.kind === 'json' ? { kind: 'json', value } : body,
    kept,
  };
}

/**
 * Makes the secrets of an answer known to the vault, so that not even the first picture of the
 * exchange shows one that the server repeats under another name.
 */
export function protectKept(
  response: LiveResponse,
  keep: RequestDraft['keep'],
  vault: Pick<Vault, 'protect'>,
): void {
  const body = parse(response);
  if (body.kind !== 'json' || !isObject(body.value)) return;
  for (const [member, value] of Object.entries(body.value)) {
    const name = Object.hasOwn(keep, member) ? keep[member] : undefined;
    if (name === undefined || typeof value !== 'string') continue;
    for (const secret of secretsIn(name, value)) vault.protect(secret);
  }
}

function parse({ contentType, text }: LiveResponse): Body {
  return parsedBody(
    contentType.startsWith('text/event-stream') ? (firstEventData(text) ?? '') : text,
  );
}

/** What a message turned out to be. */
export function parsedBody(text: string): Body {
  if (text.trim() === '') return { kind: 'empty' };
  const value = jsonIn(text);
  return value === undefined ? textBody(text) : { kind: 'json', value };
}

function jsonIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A message that is no document. */
export function textBody(text: string): Body {
  const html = /^\s*(<!doctype html|<html)/i.test(text);
  return { kind: 'text', text: text.slice(0, 2000), html };
}

function take(
  body: Body,
  keep: RequestDraft['keep'],
  vault: Vault,
): { kept: { [name in SecretName]?: TokenShape }; value: Json } {
  const kept: { [name in SecretName]?: TokenShape } = {};
  if (body.kind !== 'json') return { kept, value: null };
  if (!isObject(body.value)) return { kept, value: body.value };
  const value: { [name: string]: Json } = Object.create(null);
  for (const [member, inner] of Object.entries(body.value)) {
    const name = Object.hasOwn(keep, member) ? keep[member] : undefined;
    if (name !== undefined && typeof inner === 'string' && inner !== '') {
      vault.put(name, inner);
      kept[name] = shapeOf(inner);
      value[member] = { secret: name };
    } else value[member] = inner;
  }
  return { kept, value: value as JsonObject };
}
