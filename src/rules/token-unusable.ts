/**
 * The token endpoint answers with something that is neither a token nor an OAuth error.
 *
 * Looks like: the client reports an unexpected character, an invalid error answer, or that there is
 * no access token.
 * Why: a web page or a proxy answers at that address, the endpoint sends a form in place of JSON,
 * or access_token is missing. Some providers answer as a form unless the request asks for JSON.
 * FastMCP: a proxy class reads the answer of the provider and writes a proper one. When its own
 * /token answers with a page, something is mounted over it.
 * TypeScript SDK: mount mcpAuthRouter at the root, before what catches everything. Its endpoints
 * drop the path of baseUrl.
 * Provider: answer with application/json, an access_token and a token_type. GitHub answers as a
 * form unless Accept says JSON, and with an error inside a 200.
 * Seen: https://github.com/vercel/ai/issues/10899
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/1342
 * https://github.com/upstash/context7/issues/682
 * https://github.com/taylorwilsdon/google_workspace_mcp/issues/382
 */

import type { StepId } from '../model/flow';
import type { Trace } from '../model/trace';
import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyObject, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

/** What a token was asked for with. */
const shownAt: { readonly [step in StepId]?: string } = {
  'client-credentials': 'the client',
  'assertion-grant': 'the assertion',
  'device-token': 'the device code',
};

export const tokenUnusable = defineRule({
  id: 'token-unusable',
  effect: 'sign-in-fails',
  under: ['rate-limited'],
  spec: ['rfc6749-token-request', 'rfc6749-token-error'],
  on: 'token-unusable',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    const response = last?.exchange.response;
    if (last === undefined || response === undefined || brokenExchange(trace) !== undefined)
      return undefined;
    const host = hostOf(server.tokenEndpoint);
    const evidence = [`${last.pointer}/response/status`, `${last.pointer}/response/body`];
    if (isUnsendable(trace)) {
      return {
        title: `${host} gives a token that cannot be sent`,
        expected: 'a token of printable ASCII characters (RFC 6749, Appendix A.12)',
        actual: 'line breaks, or other characters that no header field can carry',
        because: 'a client presents its token in a header field, and this one does not fit there',
        do: 'look at how that server makes its tokens; a line break at the end of one is a usual slip',
        evidence,
      };
    }
    const isForm = /(^|&)(access_token|error)=/.test(response.body.text);
    const isObject = bodyObject(last.exchange) !== undefined;
    const shown = (trace.stop && shownAt[trace.stop.step]) ?? 'the code';
    return {
      title: isForm
        ? `${host} sends its token answer as a form, not as JSON`
        : response.status >= 400
          ? `${host} refuses ${shown} without saying why`
          : `${host} answers ${shown} with something else than a token`,
      expected: '200 and JSON with access_token',
      actual: `${answerWords(last.exchange)}${isObject && response.status < 400 ? ' that has no access_token' : ''}`,
      because: isForm
        ? 'clients read the answer as JSON and find nothing in it'
        : 'a refusal carries an OAuth error code, so this may be the wrong address, or a proxy that answers in its place',
      do: isForm
        ? 'answer with application/json (RFC 6749 §5.1)'
        : `check that ${server.tokenEndpoint} is the token endpoint, and its log for this request`,
      evidence,
    };
  },
});

function isUnsendable({ steps, stop }: Trace): boolean {
  const answer = steps.find(({ id }) => id === stop?.step)?.outcomes.at(-1);
  return answer?.kind === 'answer' && answer.kept.accessToken?.unsendable === true;
}
