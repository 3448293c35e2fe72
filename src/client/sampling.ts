/** Hands a server's wish for a model's text to whoever answers it, in the shapes of both SDKs. MCP, Sampling. */

import type { LiveEvents } from '../model/live-session';
import type { Json } from '../model/wire';

interface SamplingParams {
  readonly systemPrompt?: string | undefined;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

interface SamplingResult {
  model: string;
  role: 'assistant';
  content: { type: 'text'; text: string };
  [member: string]: unknown;
}

/** The answer as the server gets it. Throws where it was refused, which the SDK tells the server. */
export async function answerSampling(
  { systemPrompt, messages }: SamplingParams,
  onSample: LiveEvents['onSample'],
): Promise<SamplingResult> {
  const answer = await onSample({
    ...(systemPrompt !== undefined && { systemPrompt }),
    // It came out of JSON, so it can hold nothing else.
    messages: messages.map(({ role, content }) => ({ role, content: content as Json })),
  });
  if (answer === undefined) throw new Error('The user refused the request.');
  const content = { type: 'text', text: answer.text } as const;
  return { model: 'written by a person', role: 'assistant', content };
}
