import { openEra2025 } from '../../src/client/era-2025';
import { openEra2026 } from '../../src/client/era-2026';
import type { EraOptions } from '../../src/client/era-options';
import type { EraLoaders } from '../../src/client/session';
import type { Elicitation, ElicitationAnswer } from '../../src/model/elicitation';
import type { ListedTool, WireResult } from '../../src/model/session';
import type { JsonObject } from '../../src/model/wire';
import type { Wire } from '../../src/oauth/engine';
import { argumentsFrom } from './arguments-from-schema';

export interface ToolCall {
  readonly name: string;
  readonly arguments: JsonObject;
}

/** Stands for all tools of a server where the name of one is wanted. */
export const eachTool = 'each tool of the server';

/**
 * Both wires, where a call of `eachTool` calls every tool that the server has listed, with arguments
 * made from its schema, or makes the `wanted` calls instead. Forms are accepted as they propose.
 */
export function eachToolLoaders(wanted?: readonly ToolCall[]): EraLoaders {
  return {
    loadEra2025: () => ({ openEra2025: (options) => withEachTool(openEra2025, options, wanted) }),
    loadEra2026: () => ({ openEra2026: (options) => withEachTool(openEra2026, options, wanted) }),
  };
}

function withEachTool(
  open: (options: EraOptions) => Wire,
  options: EraOptions,
  wanted: readonly ToolCall[] | undefined,
): Wire {
  let tools: readonly ListedTool[] = [];
  let status = 0;
  const wire = open({
    ...options,
    onElicit: acceptDefaults,
    async fetch(target, init) {
      const response = await options.fetch(target, init);
      if (init?.method === 'POST') status = response.status;
      return response;
    },
  });

  async function callAll(): Promise<WireResult> {
    // A tool that wants a schema wants one that the client was shown.
    const known = tools[0] === undefined ? {} : { schema: tools[0].inputSchema };
    const calls =
      wanted ??
      tools.map(({ name, inputSchema }) => ({
        name,
        arguments: argumentsFrom(inputSchema, known),
      }));
    const said: string[] = [];
    for (const call of calls) {
      const result = await wire.call({ kind: 'call-tool', ...call });
      // Whoever signs in wants to hear of a refusal; another failure is one tool's own.
      if (result.kind === 'failed' && (status === 401 || status === 403)) return result;
      if (result.kind === 'failed') said.push(`${call.name}: ${result.message}`);
      if (result.kind === 'called') said.push(`${call.name}: ${result.text}`);
    }
    return { kind: 'called', text: said.join('\n'), isError: false };
  }

  return {
    async call(call) {
      if (call.kind === 'call-tool' && call.name === eachTool) return callAll();
      const result = await wire.call(call);
      if (result.kind === 'tools') tools = result.tools;
      return result;
    },
    close: () => wire.close(),
  };
}

async function acceptDefaults({ schema }: Elicitation): Promise<ElicitationAnswer> {
  const content: { [field: string]: string | number | boolean } = {};
  for (const [field, value] of Object.entries(argumentsFrom(schema))) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      content[field] = value;
    }
  }
  return { action: 'accept', content };
}
