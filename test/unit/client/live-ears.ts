/** Hears what a session that stays open is told, and answers what it is asked. */

import type { Elicitation, ElicitationAnswer } from '../../../src/model/elicitation';
import type { LiveEvents } from '../../../src/model/live-session';

export interface Ears {
  readonly events: LiveEvents;
  readonly lines: string[];
  readonly changed: string[];
  readonly asked: Elicitation[];
  ends: number;
}

export function ears(answer: ElicitationAnswer = { action: 'decline' }): Ears {
  const heard: Ears = {
    lines: [],
    changed: [],
    asked: [],
    ends: 0,
    events: {
      onLog: (line) => void heard.lines.push(line),
      onListChanged: (offering) => void heard.changed.push(offering),
      onEnd: () => {
        heard.ends += 1;
      },
      onElicit: async (question) => {
        heard.asked.push(question);
        return answer;
      },
      onSample: async () => ({ text: 'a text by hand' }),
    },
  };
  return heard;
}

export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 250 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  if (!holds()) throw new Error('it did not come about');
}
