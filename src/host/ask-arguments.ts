import { t } from '@vscode/l10n';
import { oneLine } from '../config/one-line';
import type { Json, JsonObject } from '../model/wire';
import {
  type ArgumentQuestion,
  argumentsOf,
  type ReadAnswer,
  readAnswer,
} from './argument-questions';
import { type ChoiceItem, pickStep, type StepEnd, typeStep } from './steps-of-choice';

export interface ArgumentForm {
  readonly title: string;
  readonly questions: readonly ArgumentQuestion[];
  /** What the last step does, such as `Run`. */
  readonly go: string;
  /** What was given before, which is offered again. */
  readonly before?: JsonObject;
}

type Answer = Exclude<ReadAnswer, { readonly kind: 'wrong' }>;
type Place = Parameters<typeof pickStep>[0];

/**
 * Asks for what is required, one after the other with a way back, and then shows all of it: to be
 * sent, or filled in further. `undefined`: the user gave up.
 */
export async function askArguments(form: ArgumentForm): Promise<JsonObject | undefined> {
  const { title, questions, before = {} } = form;
  const values = new Map<string, Json>();
  for (const { name, preset, required } of questions) {
    const known = Object.hasOwn(before, name) ? before[name] : required ? undefined : preset;
    if (known !== undefined) values.set(name, known);
  }
  const needed = questions.filter(({ name, required }) => required && !values.has(name));
  // Whoever was just asked for all there is need not see it again.
  const shows = needed.length < questions.length;
  const steps = needed.length + (shows ? 1 : 0);
  let at = 0;
  for (;;) {
    const question = needed[at];
    const place = { title, step: at + 1, steps };
    if (question === undefined) {
      const end = shows ? await overview(form, values, place) : done;
      if (end.kind === 'cancelled') return undefined;
      if (end.kind === 'answer') return argumentsOf([...values]);
      at -= 1;
      continue;
    }
    const end = await askOne(place, question, values.get(question.name));
    if (end.kind === 'cancelled') return undefined;
    if (end.kind === 'answer') keep(values, question, end.value);
    at += end.kind === 'answer' ? 1 : -1;
  }
}

const done = { kind: 'answer', value: undefined } as const;

/** All arguments with their values; ends when the user says to go on. */
async function overview(
  { questions, go }: ArgumentForm,
  values: Map<string, Json>,
  place: Place,
): Promise<StepEnd<undefined>> {
  for (;;) {
    const items: ChoiceItem<ArgumentQuestion | undefined>[] = [
      { label: `$(play) ${go}`, value: undefined },
      ...questions.map((question) => ({
        label: oneLine(question.name, 100),
        description: valueWords(values.get(question.name)),
        detail: oneLine(question.description ?? '', 200),
        value: question,
      })),
    ];
    const placeholder = t('{0} with these values, or choose one to change', go);
    const end = await choose(place, placeholder, items);
    if (end.kind !== 'answer') return end;
    const question = end.value;
    if (question === undefined) return done;
    const answer = await askOne(place, question, values.get(question.name));
    if (answer.kind === 'cancelled') return answer;
    if (answer.kind === 'answer') keep(values, question, answer.value);
  }
}

/** `pickStep` takes `undefined` for nothing chosen, so the choice is wrapped. */
async function choose<V>(
  place: Place,
  placeholder: string,
  items: readonly ChoiceItem<V>[],
): Promise<StepEnd<V>> {
  const end = await pickStep(
    place,
    placeholder,
    items.map(({ value, ...item }) => ({ ...item, value: { value } })),
  );
  return end.kind === 'answer' ? { kind: 'answer', value: end.value.value } : end;
}

function keep(values: Map<string, Json>, { name }: ArgumentQuestion, answer: Answer): void {
  if (answer.kind === 'value') values.set(name, answer.value);
  else values.delete(name);
}

async function askOne(
  place: Place,
  question: ArgumentQuestion,
  current: Json | undefined,
): Promise<StepEnd<Answer>> {
  const { name, form, required, description, choices } = question;
  const what = [oneLine(name, 100), oneLine(description ?? '', 300)].filter(Boolean).join(': ');
  if (form === 'boolean' || form === 'choice') {
    const values = form === 'boolean' ? [true, false] : (choices ?? []);
    const items: ChoiceItem<Answer>[] = [
      ...values.map((value) => ({
        label: oneLine(typeof value === 'string' ? value : JSON.stringify(value), 100),
        value: { kind: 'value', value } as const,
      })),
      ...(required ? [] : [{ label: t('Leave it out'), value: { kind: 'left-out' } as const }]),
    ];
    return choose(place, what, items);
  }
  const typed = current === undefined ? '' : textOf(current);
  const problem = (text: string): string | undefined => {
    const answer = readAnswer(question, text);
    return answer.kind === 'wrong' ? answer.message : undefined;
  };
  const hint = required ? what : t('{0} (may be left empty)', what);
  const end = await typeStep(place, hint, typed, problem);
  if (end.kind !== 'answer') return end;
  const answer = readAnswer(question, end.value);
  return answer.kind === 'wrong' ? { kind: 'cancelled' } : { kind: 'answer', value: answer };
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueWords(value: Json | undefined): string {
  return value === undefined ? t('left out') : oneLine(textOf(value), 100);
}
