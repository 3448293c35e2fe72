/** Hands the question of a tool to whoever answers it, in the shapes of both SDKs. MCP, Elicitation. */

import type { JsonObject } from '../model/wire';
import type { EraOptions } from './era-options';

/** The capability that goes with the handler: forms, and no pages to visit. */
export const elicitationCapability = { elicitation: { form: {} } };

interface ElicitParams {
  readonly message: string;
  readonly requestedSchema?: unknown;
}

interface ElicitResult {
  action: 'accept' | 'decline' | 'cancel';
  content?: Record<string, string | number | boolean | string[]>;
  [member: string]: unknown;
}

/** The answer as the server gets it. A question that is no form is declined. */
export async function answerElicitation(
  { message, requestedSchema }: ElicitParams,
  onElicit: NonNullable<EraOptions['onElicit']>,
): Promise<ElicitResult> {
  if (typeof requestedSchema !== 'object' || requestedSchema === null) return { action: 'decline' };
  // It came out of JSON, so it can hold nothing else.
  const answer = await onElicit({ message, schema: requestedSchema as JsonObject });
  if (answer.action !== 'accept') return { action: answer.action };
  const content: NonNullable<ElicitResult['content']> = {};
  for (const [field, value] of Object.entries(answer.content)) {
    content[field] = typeof value === 'object' ? [...value] : value;
  }
  return { action: 'accept', content };
}
