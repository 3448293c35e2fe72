/** Asks for all that can be known without signing in and that the steps before had no reason to ask. */

import type { Outcome } from '../../model/outcome';
import type { HostPlace, Preflight, Survey, SurveyedServer } from '../../model/survey';
import { readKeySet } from '../key-set';
import { readPreflight, surveyOrigin } from '../preflight';
import { defineStep, type Env } from '../step';
import {
  firstQuestions,
  furtherQuestions,
  type Known,
  namedUrls,
  type Question,
  serverDocument,
} from '../survey-plan';

/** What a question was answered. */
interface Answered {
  readonly question: Question;
  readonly answer: Outcome;
}

export const survey = defineStep({
  id: 'survey',
  title: 'Look around',
  phase: 'discover',
  explained:
    'Without signing in a client can still learn a lot: what stands at the other well-known places, whether the keys can be read, whether a browser may ask, and whether each address that is named can be reached from elsewhere. What does not depend on each other is asked together.',
  spec: ['mcp-discovery', 'rfc9728-request', 'rfc8414-request'],
  needs: [],
  may: ['access', 'challenge', 'resource', 'authorizationServer'],
  gives: ['survey'],
  limit: 100,
  next(known, seen, env) {
    const answers = seen.filter((one) => one.kind !== 'looked-up');
    const first = firstQuestions(known, env);
    if (answers.length < first.length) return ask(first.slice(answers.length));
    const firstAnswered = answered(first, answers);
    const found = serversIn(firstAnswered, known);
    const pageMayAsk = firstAnswered.some(
      ({ question, answer }) =>
        question.for === 'preflight' &&
        question.asked.of === 'server' &&
        readPreflight(question.asked, answer, env).verdict === 'allowed',
    );
    const further = furtherQuestions(found, pageMayAsk, known, env);
    const left = further.slice(answers.length - first.length);
    if (left.length > 0) return ask(left);
    const all = answered([...first, ...further], answers);
    const servers = withKeys(found, all);
    const named = namedUrls(known, servers, env);
    const last = seen.at(-1);
    if (last?.kind !== 'looked-up') {
      return { do: 'look-up', hosts: [...new Set(named.map(({ url }) => new URL(url).hostname))] };
    }
    return {
      do: 'done',
      facts: {
        survey: {
          origin: surveyOrigin,
          preflights: preflightsIn(all, env),
          servers,
          places: named.flatMap((one) => placed(one, last.places)),
        },
      },
      note: noteFor(servers),
    };
  },
  values: ({ survey: found }) => [
    ...found.servers.flatMap(({ issuer, keys }) =>
      keys === undefined
        ? []
        : [
            {
              name: 'keys',
              value: [`${keys.usable} usable`, ...keys.problems].join('; '),
              meaning: `The public keys of ${issuer}.`,
            },
          ],
    ),
    ...found.preflights.map(({ of, verdict, missing }) => ({
      name: `browser, ${of}`,
      value: [verdict, ...missing.map((field) => `without ${field}`)].join(', '),
      meaning: 'Whether a page in a browser may ask there.',
    })),
    ...found.places.map(({ url, kind, as }) => ({
      name: as,
      value: `${kind}: ${url}`,
      meaning: 'Which network this address is in.',
    })),
  ],
});

function ask(questions: readonly Question[]) {
  return { do: 'send-all', requests: questions.map((question) => question.ask) } as const;
}

function answered(
  questions: readonly Question[],
  answers: readonly Outcome[],
): readonly Answered[] {
  return questions.flatMap((question, at) => {
    const answer = answers[at];
    return answer === undefined ? [] : [{ question, answer }];
  });
}

/** Every server that was named, with the first document that says whose it is. */
function serversIn(
  all: readonly Answered[],
  { resource, authorizationServer: used }: Known,
): readonly SurveyedServer[] {
  const own: readonly SurveyedServer[] =
    used === undefined
      ? []
      : [
          {
            issuer: used.askedAs,
            metadata: used.metadata,
            ...(used.metadataUrl !== undefined && { metadataUrl: used.metadataUrl }),
          },
        ];
  const asked = all.flatMap(({ question }) =>
    question.for === 'server-metadata' ? [question.issuer] : [],
  );
  const others = [...new Set([...(resource?.otherServers ?? []), ...asked])].filter(
    (issuer) => issuer !== used?.askedAs && asked.includes(issuer),
  );
  return [
    ...own,
    ...others.map((issuer): SurveyedServer => {
      const documents = all.flatMap(({ question, answer }) => {
        if (question.for !== 'server-metadata' || question.issuer !== issuer) return [];
        const metadata = serverDocument(answer);
        return metadata === undefined ? [] : [{ metadata, metadataUrl: question.ask.request.url }];
      });
      return { issuer, ...documents[0] };
    }),
  ];
}

function withKeys(
  servers: readonly SurveyedServer[],
  all: readonly Answered[],
): readonly SurveyedServer[] {
  return servers.map((server) => {
    const keys = all.find(
      ({ question }) => question.for === 'keys' && question.issuer === server.issuer,
    );
    if (keys?.question.for !== 'keys') return server;
    return { ...server, keys: readKeySet(keys.question.url, keys.answer) };
  });
}

function preflightsIn(all: readonly Answered[], env: Env): readonly Preflight[] {
  return all.flatMap(({ question, answer }) =>
    question.for === 'preflight' ? [readPreflight(question.asked, answer, env)] : [],
  );
}

function placed(
  named: ReturnType<typeof namedUrls>[number],
  places: readonly HostPlace[],
): Survey['places'] {
  const { hostname } = new URL(named.url);
  const place = places.find(({ host }) => host === hostname);
  return place === undefined ? [] : [{ ...named, ...place }];
}

function noteFor(servers: readonly SurveyedServer[]): string {
  const read = servers.filter(({ metadata }) => metadata !== undefined).length;
  return servers.length > 1 ? `${read} of ${servers.length} authorization servers read` : '';
}
