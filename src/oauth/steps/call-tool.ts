/** Calls one tool that the user named, when they named one. */

import { defineStep } from '../step';
import { refusedByServer } from './wire-refusal';

export const callTool = defineStep({
  id: 'call-tool',
  title: 'Call the tool',
  phase: 'use',
  explained:
    'Some tools want a scope that signing in did not ask for. Calling one shows whether the token is good for it.',
  spec: ['mcp-tools', 'mcp-error-handling'],
  needs: ['session'],
  may: ['access', 'stored', 'tokens'],
  gives: ['called'],
  limit: 2,
  next(known, seen, env) {
    const { call } = env.settings;
    if (call === undefined) throw new Error('call-tool runs without a tool to call');
    const last = seen.at(-1);
    if (last === undefined) {
      return {
        do: 'wire',
        call: { kind: 'call-tool', name: call.tool, arguments: call.arguments },
        because: 'You asked for this tool to be called.',
      };
    }
    if (last.kind === 'wire' && last.result.kind === 'called') {
      const { text, isError } = last.result;
      return {
        do: 'done',
        facts: { called: { tool: call.tool, text, isError } },
        note: isError ? 'answered with an error' : 'answered',
      };
    }
    return refusedByServer('call-tool', last, known, env);
  },
  values: ({ called }) => [
    {
      name: called.tool,
      value: called.text,
      meaning: called.isError ? 'The error the tool gave.' : 'What the tool gave back.',
    },
  ],
});
