import { t } from '@vscode/l10n';
import type { Answers } from './add-auth-questions';
import { codegenModule } from './load-codegen';
import { issuerProblem, type ProbedProvider, probeProvider } from './probe-provider';
import { type ChoiceItem, pickStep, type StepEnd, typeStep } from './steps-of-choice';

export type Target = keyof typeof import('../codegen').wiringsByTarget;

/** In the list of providers, where the product has no bridge to those that register nobody. */
export const noBridge = 'no-bridge';

/** A list, from which a provider can be asked whether clients register there. */
export async function askForProvider(
  place: Parameters<typeof pickStep>[0],
  { callers = 'people', wiring }: Pick<Answers, 'callers' | 'wiring'>,
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

export function items(
  options: readonly { readonly value: string; readonly label: string; readonly detail: string }[],
): readonly ChoiceItem<string>[] {
  return options.map(({ value, label, detail }) => ({ value, label, detail }));
}
