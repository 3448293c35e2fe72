/** Something answers where the resource metadata should be, but it is no metadata document, or one without a server. */

import { answerWords, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const resourceMetadataUnusable = defineRule({
  id: 'resource-metadata-unusable',
  severity: 'error',
  spec: ['rfc9728-request', 'rfc9728-validation'],
  on: 'resource-metadata-unusable',
  needs: [],
  check(trace) {
    const answered = exchangesOf(trace, 'resource-metadata').findLast(
      (one) => one.exchange.response?.status === 200,
    );
    if (answered === undefined) return undefined;
    const { exchange, pointer } = answered;
    const isJson = isJsonObject(exchange.response?.body.text ?? '');
    return {
      title: `${hostOf(exchange.request.url)} serves no usable resource metadata`,
      expected:
        'a JSON object with resource and at least one http or https address in authorization_servers',
      actual: isJson
        ? 'a JSON object whose authorization_servers names no usable address'
        : answerWords(exchange),
      because: isJson
        ? 'without an authorization server there is nowhere to sign in'
        : 'a page that answers every address, or a proxy in front, hides the document from clients',
      do: isJson
        ? 'name your authorization server in authorization_servers'
        : `serve the document at ${exchange.request.url} as application/json, without a login in front of it`,
      evidence: [`${pointer}/response/body`],
    };
  },
});

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
