/**
 * The tool that was called answers with an error about rights inside a 200, or is not in the list at all.
 * A client sees an answer of the tool and no reason to ask for more scope.
 *
 * Looks like: signing in works and a tool says that it is unknown or that scope is insufficient. No client
 * opens the login for it.
 * Why: rights are checked for each tool, behind HTTP. Stepping up starts from a 403 of the server, and a
 * result with isError is none.
 * FastMCP: require_scopes at a tool hides it from tokens without the scope, and a call says Unknown tool;
 * AuthMiddleware answers Authorization failed. Neither changes the HTTP status, so put the scope into
 * required_scopes of the provider where clients should ask for it.
 * TypeScript SDK: check the scope before handleRequest and answer 403 with insufficient_scope there.
 * Provider: grant the scope to this client and user.
 * Seen: https://github.com/anthropics/claude-code/issues/44652
 * https://github.com/getsentry/junior/issues/694
 */

import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const toolRefused = defineRule({
  id: 'tool-refused',
  effect: 'client-fails',
  spec: ['mcp-step-up', 'mcp-tools', 'mcp-error-handling'],
  needs: ['called'],
  check(trace, { called }) {
    if (!called.isError) return undefined;
    const host = hostOf(trace.server.url);
    const call = exchangesOf(trace, 'call-tool').at(-1);
    const evidence = ['/facts/called', ...(call === undefined ? [] : [call.pointer])];
    const { tools } = trace.facts;
    if (tools !== undefined && !tools.some(({ name }) => name === called.tool)) {
      return {
        effect: 'untidy',
        title: `${host} has no tool ${called.tool} for this token`,
        expected: `${called.tool} in the list of tools`,
        actual: `a list of ${tools.length} without it, and the answer: ${called.text}`,
        because:
          'a server may hide tools from a token that lacks their scope, and a client cannot tell that from a tool that does not exist',
        do: 'check the name of the tool, then which scope it needs; sign in with that scope',
        evidence: [...evidence, '/facts/tools'],
      };
    }
    if (!aboutRights.test(called.text)) return undefined;
    return {
      title: `${host} refuses the tool inside an answer with status 200`,
      expected: '403 with error="insufficient_scope" and the scope in WWW-Authenticate',
      actual: `a result with isError: ${called.text}`,
      because:
        'clients ask for more scope when the server answers 403. An error in the result of a tool is shown to the model, and nobody is asked to sign in',
      do: 'answer 403 before the tool is called, or name the scope in the first challenge so that clients ask for it at once',
      evidence,
    };
  },
});

/** Words for a lack of rights that stand in the errors of frameworks. */
const aboutRights =
  /\binsufficient[ _](scopes?|permissions?)\b|\bauthorization failed\b|\b(not authorized|unauthorized|forbidden|permission denied|access denied)\b/i;
