import { t } from '@vscode/l10n';
import type { Choice, ServerSite, Wiring } from '../codegen';
import { codegenModule } from './load-codegen';
import { issuerProblem, type ProbedProvider, probeProvider } from './probe-provider';
import { type ChoiceItem, pickStep, type StepEnd, typeStep } from './steps-of-choice';

/** What was answered, which the next time begins with. */
export interface Answers {
  readonly transport?: 'http' | 'stdio';
  readonly callers?: 'people' | 'services' | 'both';
  readonly wiring?: string;
  readonly scopes?: string;
  /** As `readToolScopes` has it. */
  readonly toolScopes?: string;
  readonly algorithm?: string;
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

type Target = keyof typeof import('../codegen').wiringsByTarget;

/** In the list of providers, where the product has no bridge to those that register nobody. */
const noBridge = 'no-bridge';

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
    keep(answers);
    if (answers.transport === 'stdio') return { kind: 'no-auth' };
    if (answers.wiring === noBridge && target !== 'fastmcp' && question.key === 'wiring') {
      return { kind: noBridge, says: codegenModule().noBridge(target) };
    }
    at += 1;
  }
  return decided(answers, target, provider?.known ?? {});
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
    algorithm: answers.algorithm ?? 'RS256',
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
    applies: (answers, target) =>
      answers.callers === 'both' ||
      ['jwks', 'pem'].includes(wiringOf(answers, target)?.tokens ?? ''),
    ask: (place, { algorithm = 'RS256' }) =>
      pickStep(
        place,
        t('What does the provider sign with? Its metadata and its keys (alg) say so.'),
        ['RS256', 'ES256', 'PS256', 'RS384', 'RS512', 'ES384', 'ES512', 'PS384', 'PS512'].map(
          (value) => ({ label: value, value }),
        ),
        algorithm,
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

/** A list, from which a provider can be asked whether clients register there. */
async function askForProvider(
  place: Parameters<Question['ask']>[0],
  { callers = 'people', wiring }: Answers,
  target: Target,
  found: (provider: ProbedProvider) => void,
): Promise<StepEnd<string>> {
  const { wiringsByTarget, wiringsFor } = codegenModule();
  const services = callers === 'services';
  const offered = [
    ...items(wiringsFor(wiringsByTarget[target], callers)),
    ...(services ? [] : [ofAddress]),
    ...(services || target === 'fastmcp' ? [] : [elsewhere]),
  ];
  // A product without a bridge to what the answer leads to says what can be done instead.
  const marked = (leads: string | undefined): string | undefined =>
    leads === undefined || offered.some(({ value }) => value === leads) ? leads : noBridge;
  let chosen = marked(wiring);
  let words = services ? t('What do the tokens look like?') : t('Where do people sign in?');
  for (;;) {
    const end = await pickStep(place, words, offered, chosen);
    if (end.kind !== 'answer' || end.value !== ofAddress.value) return end;
    const issuer = await typeStep(
      place,
      t('The issuer of the provider, such as https://auth.example.com. Its metadata is read.'),
      '',
      issuerProblem,
    );
    if (issuer.kind === 'cancelled') return issuer;
    if (issuer.kind === 'back') continue;
    const provider = await probeProvider(issuer.value);
    found(provider);
    words = provider.says;
    chosen = marked(provider.wiring ?? chosen);
  }
}

const ofAddress: ChoiceItem<string> = {
  value: 'of-address',
  label: t('$(search) Ask a provider by its address…'),
  detail: t('Reads its metadata, and says whether clients can register there'),
};

const elsewhere: ChoiceItem<string> = {
  value: noBridge,
  label: t('A provider that registers no clients, such as GitHub, Google or Entra ID'),
  detail: t('The official SDKs have no bridge to it. Says what can be done instead'),
};

function items(
  options: readonly { readonly value: string; readonly label: string; readonly detail: string }[],
): readonly ChoiceItem<string>[] {
  return options.map(({ value, label, detail }) => ({ value, label, detail }));
}
