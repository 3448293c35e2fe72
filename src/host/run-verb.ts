import type { Verb } from '../model/messages';
import type { Flows } from './flows';

/** Does what a button or key asks of the flow; nothing when no flow is shown. */
export function runVerb(verb: Verb, { active }: Flows): void {
  const flow = active?.flow;
  if (flow === undefined) return;
  switch (verb) {
    case 'continue':
    case 'next':
    case 'into':
      flow.go(verb);
      break;
    case 'pause':
      flow.pause();
      break;
    case 'retry':
      flow.retry();
      break;
    case 'restart':
      flow.restart();
      break;
    case 'stop':
      flow.stop();
      break;
  }
}
