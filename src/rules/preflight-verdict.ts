/** What a rule says of preflights that were refused. */

import type { Preflight, Survey } from '../model/survey';
import type { Trace } from '../model/trace';
import { answerWords } from './answer-words';
import { answerPointer, exchangeOf, headerPointer, hostOf } from './evidence';
import type { Verdict } from './rule';

type Words = Pick<Verdict, 'title' | 'because' | 'do'>;

/** About the first preflight of these that was refused. One without an answer is no refusal. */
export function preflightVerdict(
  trace: Trace,
  survey: Survey,
  of: readonly Preflight['of'][],
  words: (host: string, names: string) => Words,
): Verdict | undefined {
  const refused = survey.preflights.filter(
    (one) => of.includes(one.of) && one.verdict === 'refused',
  );
  const [first] = refused;
  if (first === undefined) return undefined;
  const same = refused.filter(({ url }) => hostOf(url) === hostOf(first.url));
  const found = refused.flatMap(({ exchange }) => exchangeOf(trace, exchange) ?? []);
  const names = [...new Set(same.map((one) => placeWords[one.of]))].join(' and ');
  return {
    ...words(hostOf(first.url), names),
    expected: `2xx with Access-Control-Allow-Origin: * or ${survey.origin}`,
    actual: refused.map((one) => `${one.url}: ${wordsOf(one, trace)}`).join('; '),
    evidence: found.map((one) => {
      const { status = 0 } = one.exchange.response ?? {};
      return status >= 200 && status < 300
        ? headerPointer(one, 'access-control-allow-origin')
        : answerPointer(one);
    }),
  };
}

const placeWords: { readonly [of in Preflight['of']]: string } = {
  server: 'MCP endpoint',
  'resource-metadata': 'metadata',
  'server-metadata': 'metadata',
  'token-endpoint': 'token endpoint',
  'registration-endpoint': 'registration endpoint',
};

function wordsOf({ exchange, status = 0 }: Preflight, trace: Trace): string {
  const found = exchangeOf(trace, exchange)?.exchange;
  if (status < 200 || status >= 300) {
    return found === undefined ? String(status) : `OPTIONS answers ${answerWords(found)}`;
  }
  const origin = found?.response?.headers.find(
    ([name]) => name === 'access-control-allow-origin',
  )?.[1];
  return origin === undefined
    ? `OPTIONS answers ${status} without Access-Control-Allow-Origin`
    : `OPTIONS answers ${status} for the origin ${origin}`;
}
