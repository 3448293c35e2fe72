/** Puts what an SDK gives into the words of the engine, the same for both eras. */

import type { ListedTool, WireResult } from '../model/session';
import type { JsonObject } from '../model/wire';

/** A tool as both SDKs list it. */
export interface SdkTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema: object;
}

export function toolsResult(tools: readonly SdkTool[]): WireResult {
  return { kind: 'tools', tools: tools.map(listedTool) };
}

function listedTool({ name, title, description, inputSchema }: SdkTool): ListedTool {
  return {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    // It came out of JSON, so it can hold nothing else.
    inputSchema: inputSchema as JsonObject,
  };
}

/** What a tool gave back, with a placeholder for each part that is no text. */
export function calledResult(content: unknown, isError: boolean): WireResult {
  const parts: readonly { readonly type: string; readonly text?: string }[] = Array.isArray(content)
    ? content
    : [];
  const text = parts
    .map((part) => (part.type === 'text' ? (part.text ?? '') : `[${part.type}]`))
    .join('\n');
  return { kind: 'called', text, isError };
}

/**
 * Takes what a tool returns for what its own schema promises. To check it would run patterns of the
 * server's choosing over values of its choosing, and a sign-in does not depend on it.
 */
export const uncheckedOutput = {
  // `never` fits the type that each caller of an SDK's validator asks for.
  getValidator: () => (input: unknown) =>
    ({ valid: true, data: input as never, errorMessage: undefined }) as const,
};
