/** Lists the server's tools: proof that the sign-in is good for work. */

import { defineStep } from '../step';
import { refusedByServer } from './wire-refusal';

export const listTools = defineStep({
  id: 'list-tools',
  title: 'List tools',
  phase: 'use',
  explained:
    'A first useful request on the open session. If it answers, the sign-in works end to end.',
  spec: ['mcp-tools', 'mcp-token-use'],
  needs: ['session'],
  may: ['access', 'stored', 'tokens'],
  gives: ['tools'],
  limit: 2,
  next(known, seen, env) {
    if (!known.session.capabilities.includes('tools')) {
      return { do: 'done', facts: { tools: [] }, note: 'offers no tools' };
    }
    const last = seen.at(-1);
    if (last === undefined) {
      return { do: 'wire', call: { kind: 'list-tools' }, because: 'Asks which tools there are.' };
    }
    if (last.kind === 'wire' && last.result.kind === 'tools') {
      const tools = last.result.tools.map(({ inputSchema: _, ...tool }) => tool);
      return {
        do: 'done',
        facts: { tools },
        note: tools.length === 1 ? '1 tool' : `${tools.length} tools`,
      };
    }
    return refusedByServer('list-tools', last, known, env);
  },
  values: ({ tools }) =>
    tools.map((tool) => ({
      name: tool.name,
      value: tool.title ?? '',
      meaning: tool.description ?? 'The server gives no description.',
    })),
});
