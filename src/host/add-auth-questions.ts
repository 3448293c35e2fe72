import { t } from '@vscode/l10n';
import type { Choice, ServerSite, Wiring } from '../codegen';
import { askForProvider, items, noBridge, type Target } from './ask-for-provider';
import { codegenModule } from './load-codegen';
import type { ProbedProvider } from './probe-provider';
import { pickStep, type StepEnd, typeStep } from './steps-of-choice';

/** What was answered, which the next time begins with. */
export interface Answers {
  readonly transport?: 'http' | 'stdio';
  readonly callers?: 'people' | 'services' | 'both';
  readonly wiring?: string;
  readonly scopes?: string;
  /** As `readToolScopes` has it. */
  readonly toolScopes?: string;
  readonly algorithm?: string;
  /** Of the issuer of the services. */
  readonly serviceAlgorithm?: string;
  readonly storage?: 'disk' | 'redis' | 'dynamodb';
}

export type Decided =
  | {
      readonly kind: 'wiring';
      readonly wiring: Wiring;
      readonly choice: Choice;
      /** Variables that the provider's metadata gave, by name. */
      readonly known: { readonly [name: string]: string };
    }
  | { readonly kind: 'no-auth' }
  /** People would sign in at a provider that this product cannot reach, and what to do instead. */
  | { readonly kind: 'no-bridge'; readonly says: string }
  | { readonly kind: 'cancelled' };

interface Question {
  readonly key: keyof Answers;
  readonly applies: (answers: Answers, target: Target) => boolean;
  readonly ask: (
    place: { readonly title: string; readonly step: number; readonly steps: number },
    answers: Answers,
    target: Target,
    found: (provider: ProbedProvider) => void,
  ) => Promise<StepEnd<string>>;
}

/**
 * Asks until all is known; Back goes to the question before. `keep` is told every answer. A question
 * whose key is in `given` is answered already and not asked.
 */
export async function askForWiring(
  title: string,
  site: ServerSite,
  before: Answers,
  keep: (answers: Answers) => void,
  given: readonly (keyof Answers)[] = [],
): Promise<Decided> {
  const asks = questions.filter(({ key }) => !given.includes(key));
  const target = codegenModule().targetOf(site.product);
  let answers = before;
  let provider: ProbedProvider | undefined;
  let at = 0;
  while (at < asks.length) {
    const question = asks[at];
    if (question === undefined || !question.applies(answers, target)) {
      at += 1;
      continue;
    }
    const asked = asks.filter(({ applies }) => applies(answers, target));
    const step = asked.indexOf(question) + 1;
    const end = await question.ask(
      { title: `${title}: ${site.path}`, step, steps: asked.length },
      answers,
      target,
      (one) => {
        provider = one;
      },
    );
    if (end.kind === 'cancelled') return end;
    if (end.kind === 'back') {
      at = asks.indexOf(asked[step - 2] ?? question);
      continue;
    }
    answers = { ...answers, [question.key]: end.value };
    // What was found was found for other callers.
    if (question.key === 'callers') provider = undefined;
    // Tools are of this server alone, so the next one does not begin with them.
    const { toolScopes: _, ...lasting } = answers;
    keep(lasting);
    if (answers.transport === 'stdio') return { kind: 'no-auth' };
    if (answers.wiring === noBridge && target !== 'fastmcp' && question.key === 'wiring') {
      return { kind: noBridge, says: codegenModule().noBridge(target) };
    }
    at += 1;
  }
  const found = provider?.wiring === answers.wiring ? provider?.known : undefined;
  return decided(answers, target, found ?? {});
}

function decided(
  answers: Answers,
  target: Target,
  known: { readonly [name: string]: string },
): Decided {
  const wiring = wiringOf(answers, target);
  if (wiring === undefined) return { kind: 'cancelled' };
  const choice: Choice = {
    wiring: wiring.id,
    scopes: (answers.scopes ?? '').split(/[\s,]+/).filter(Boolean),
    algorithm: (codegenModule().takesAlgorithm(wiring) ? answers.algorithm : undefined) ?? 'RS256',
    serviceAlgorithm: answers.serviceAlgorithm ?? 'RS256',
    path: '/mcp',
    strict: true,
    storage: answers.storage ?? 'disk',
    services: target === 'fastmcp' && answers.callers === 'both',
    toolScopes:
      target === 'fastmcp' ? (codegenModule().readToolScopes(answers.toolScopes ?? '') ?? []) : [],
    redirects: [],
    version: undefined,
  };
  return { kind: 'wiring', wiring, choice, known };
}

const algorithms = [
  'RS256',
  'ES256',
  'PS256',
  'RS384',
  'RS512',
  'ES384',
  'ES512',
  'PS384',
  'PS512',
];

function askForAlgorithm(
  place: Parameters<Question['ask']>[0],
  words: string,
  chosen = 'RS256',
): Promise<StepEnd<string>> {
  return pickStep(
    place,
    words,
    algorithms.map((value) => ({ label: value, value })),
    chosen,
  );
}

function wiringOf({ wiring }: Answers, target: Target): Wiring | undefined {
  return codegenModule().wiringsByTarget[target].find(({ id }) => id === wiring);
}

const questions: readonly Question[] = [
  {
    key: 'transport',
    applies: () => true,
    ask: (place, { transport }) =>
      pickStep(
        place,
        t('How is the server reached?'),
        items(codegenModule().transports),
        transport,
      ),
  },
  {
    key: 'callers',
    applies: () => true,
    ask: (place, { callers }, target) =>
      pickStep(
        place,
        t('Who calls it?'),
        items(codegenModule().callers).filter(
          ({ value }) => target === 'fastmcp' || value !== 'both',
        ),
        callers,
      ),
  },
  {
    key: 'wiring',
    applies: () => true,
    ask: askForProvider,
  },
  {
    key: 'scopes',
    applies: () => true,
    ask: (place, { scopes = '' }) =>
      typeStep(
        place,
        t(
          'Scopes that every caller needs, with spaces between. Leave it empty for what the provider’s class asks for by itself.',
        ),
        scopes,
        (text) =>
          /["\\\p{Cc}]/u.test(text)
            ? t('A scope has no quotes, backslashes or control characters.')
            : undefined,
      ),
  },
  {
    key: 'toolScopes',
    applies: (_answers, target) => target === 'fastmcp',
    ask: (place, { toolScopes = '' }) =>
      typeStep(
        place,
        t(
          'Tools that need more than that, such as add_note=notes:write; a caller without it does not see the tool. Leave it empty for none.',
        ),
        toolScopes,
        (text) =>
          codegenModule().readToolScopes(text) === undefined
            ? t(
                'It has the form tool=scope, with spaces between scopes and semicolons between tools.',
              )
            : undefined,
      ),
  },
  {
    key: 'algorithm',
    applies: (answers, target) => {
      const wiring = wiringOf(answers, target);
      return wiring !== undefined && codegenModule().takesAlgorithm(wiring);
    },
    ask: (place, { algorithm }) =>
      askForAlgorithm(
        place,
        t('What does the provider sign with? Its metadata and its keys (alg) say so.'),
        algorithm,
      ),
  },
  {
    key: 'serviceAlgorithm',
    applies: ({ callers }, target) => target === 'fastmcp' && callers === 'both',
    ask: (place, { serviceAlgorithm }) =>
      askForAlgorithm(
        place,
        t('What does the issuer of your services sign with?'),
        serviceAlgorithm,
      ),
  },
  {
    key: 'storage',
    applies: (answers, target) => wiringOf(answers, target)?.job === 'proxy',
    ask: (place, { storage = 'disk' }) =>
      pickStep<string>(
        place,
        t(
          'Where are clients and tokens kept? Without a place that lasts, people sign in again after each restart.',
        ),
        [
          {
            label: t('In a folder'),
            detail: t('For one server with a disk that lasts. Encrypted'),
            value: 'disk',
          },
          {
            label: t('In Redis'),
            detail: t('For several servers, or containers without a disk of their own. Encrypted'),
            value: 'redis',
          },
          {
            label: t('In DynamoDB'),
            detail: t('The same on AWS, in a table that is made at the first start. Encrypted'),
            value: 'dynamodb',
          },
        ],
        storage,
      ),
  },
];
