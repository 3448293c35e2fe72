import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { ElicitationAnswer, ElicitedValue } from '../model/elicitation';
import type { Json, JsonObject } from '../model/wire';
import { questionsOf } from './argument-questions';
import { askArguments } from './ask-arguments';
import type { AnswerServer } from './live-servers';

/** Lets the user answer, or refuse, what a server asks in the middle of a call. */
export const answerServer: AnswerServer = (server) => ({
  async onElicit({ message, schema }) {
    const answer = t('Answer…');
    const decline = t('Decline');
    const chosen = await vscode.window.showInformationMessage(
      t('{0} asks you: {1}', server, oneLine(message, 500)),
      answer,
      decline,
    );
    if (chosen === decline) return { action: 'decline' };
    if (chosen !== answer) return { action: 'cancel' };
    const filled = await askArguments({
      title: t('Answer to {0}', server),
      questions: questionsOf(schema),
      go: t('Send'),
    });
    return filled === undefined ? { action: 'cancel' } : accepted(filled);
  },
  async onSample({ systemPrompt, messages }) {
    const write = t('Write the Answer…');
    const refuse = t('Refuse');
    const asked = messages
      .map(({ role, content }) => `${role}: ${textOf(content)}`)
      .concat(systemPrompt === undefined ? [] : [t('system prompt: {0}', systemPrompt)]);
    const chosen = await vscode.window.showInformationMessage(
      t('{0} asks for the text of a language model: {1}', server, oneLine(asked.join(' '), 500)),
      write,
      refuse,
    );
    if (chosen !== write) return undefined;
    const text = await vscode.window.showInputBox({
      title: t('Answer to {0}', server),
      prompt: t('The text that the server gets in place of a language model’s.'),
      ignoreFocusOut: true,
    });
    return text === undefined ? undefined : { text };
  },
});

/** A form takes flat values only. MCP, Elicitation. */
function accepted(filled: JsonObject): ElicitationAnswer {
  const content: { [field: string]: ElicitedValue } = {};
  for (const [field, value] of Object.entries(filled)) {
    content[field] = isFlat(value) ? value : JSON.stringify(value);
  }
  return { action: 'accept', content };
}

function isFlat(value: Json): value is string | number | boolean | readonly string[] {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function textOf(content: Json): string {
  if (typeof content === 'object' && content !== null && 'text' in content)
    return String(content['text']);
  return JSON.stringify(content);
}
