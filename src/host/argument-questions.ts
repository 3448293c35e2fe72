/** The JSON Schema of a tool's arguments as questions for people, and their answers as arguments. */

import { t } from '@vscode/l10n';
import type { Json, JsonObject } from '../model/wire';

/** One argument. `json` is for what has no simple form, such as an object within. */
export interface ArgumentQuestion {
  readonly name: string;
  readonly form: 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'json';
  readonly required: boolean;
  readonly description?: string;
  /** The values to choose from, of a `choice`. */
  readonly choices?: readonly Json[];
  readonly preset?: Json;
}

export type ReadAnswer =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'wrong'; readonly message: string };

/** A server can name members without end; people are asked for this many. */
const mostQuestions = 100;

/** Required members first, each group in the order of the schema. What the schema has wrong is passed over. */
export function questionsOf(schema: Json): readonly ArgumentQuestion[] {
  const { properties, required } = membersOf(schema);
  const needed = new Set(Array.isArray(required) ? required : []);
  const questions = Object.entries(membersOf(properties ?? null)).map(([name, member]) =>
    questionOf(name, member, needed.has(name)),
  );
  return questions
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .slice(0, mostQuestions);
}

/** The arguments of a prompt, which are all texts. MCP, Prompts. */
export function promptQuestions(declared: Json): readonly ArgumentQuestion[] {
  const list: readonly Json[] = Array.isArray(declared) ? declared : [];
  return list.slice(0, mostQuestions).flatMap((one) => {
    const { name, description, required } = membersOf(one);
    if (typeof name !== 'string') return [];
    return {
      name,
      form: 'text' as const,
      required: required === true,
      ...(typeof description === 'string' && { description: description.slice(0, 1000) }),
    };
  });
}

/** The gaps of a resource template. */
export function templateQuestions(names: readonly string[]): readonly ArgumentQuestion[] {
  return names.map((name) => ({ name, form: 'text', required: true }));
}

function questionOf(name: string, member: Json, required: boolean): ArgumentQuestion {
  const schema = membersOf(member);
  const { description, enum: choices, default: preset } = schema;
  const isChoice = Array.isArray(choices) && choices.length > 0;
  return {
    name,
    form: isChoice ? 'choice' : formOf(schema['type']),
    required,
    ...(typeof description === 'string' && { description: description.slice(0, 1000) }),
    ...(isChoice && { choices }),
    ...(preset !== undefined && { preset }),
  };
}

function formOf(type: Json | undefined): ArgumentQuestion['form'] {
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
    case 'boolean':
      return type;
    default:
      return 'json';
  }
}

/** What was typed in, as a value. An empty answer leaves out an argument that is not required. */
export function readAnswer(question: ArgumentQuestion, typed: string): ReadAnswer {
  const { form, required } = question;
  if (typed === '' && !required) return { kind: 'left-out' };
  if (form === 'text') return { kind: 'value', value: typed };
  const value = parsed(typed);
  if (value === undefined || !fits(question, value))
    return { kind: 'wrong', message: wrongWords(question) };
  return { kind: 'value', value };
}

function fits({ form, choices }: ArgumentQuestion, value: Json): boolean {
  switch (form) {
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return (choices ?? []).some((one) => JSON.stringify(one) === JSON.stringify(value));
    case 'text':
    case 'json':
      return true;
  }
}

function wrongWords({ form }: ArgumentQuestion): string {
  switch (form) {
    case 'number':
      return t('This has to be a number.');
    case 'integer':
      return t('This has to be a whole number.');
    case 'boolean':
      return t('This has to be true or false.');
    case 'choice':
      return t('This has to be one of the choices, as JSON.');
    case 'text':
      return t('This has to be text.');
    case 'json':
      return t('This has to be JSON, such as {"name": "value"} or ["value"].');
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The arguments of a call; what was left out is absent. A member may be named `__proto__`. */
export function argumentsOf(
  answers: readonly (readonly [name: string, value: Json])[],
): JsonObject {
  return Object.fromEntries(answers);
}

function membersOf(value: Json): { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}
