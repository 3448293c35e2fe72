/** Whether the trace of the window before can be shown again, and what is said where it cannot. */

import type { BannerAction } from '../model/messages';
import type { ServerEntry } from '../model/server';
import type { KeptFlow } from './flow-keeper';

/** A sentence in place of the trace, with what can be done. */
export interface Notice {
  readonly text: string;
  readonly actions: readonly BannerAction[];
}

export interface Found {
  readonly kept: KeptFlow | undefined;
  readonly entry: ServerEntry | undefined;
  /** What the flow needs to go on, when it was kept. */
  readonly text: string | undefined;
  readonly trusted: boolean;
  /** Values that the user has to type in before the server's address is known. */
  readonly asks: boolean;
}

export type Restoration =
  | {
      readonly kind: 'resume';
      readonly kept: KeptFlow;
      readonly entry: ServerEntry;
      readonly text: string;
    }
  | { readonly kind: 'notice'; readonly notice: Notice };

/**
 * Goes on with a flow that was paused. Nothing is contacted and nobody is asked by it: where values
 * have to be typed in first, the user says when.
 */
export function restoration({ kept, entry, text, trusted, asks }: Found): Restoration {
  if (kept === undefined) {
    return notice('Nothing was kept of this trace. Begin another from the list of servers.');
  }
  if (entry === undefined) {
    return notice('The server of this trace is no longer in the configuration of this workspace.');
  }
  if (!trusted) {
    return notice(
      `This workspace is not trusted, so the trace of ${entry.name} is not shown again.`,
    );
  }
  if (text === undefined) {
    return notice(
      `The trace of ${entry.name} was not paused when the window was closed, so nothing of it was kept.`,
      'trace-again',
    );
  }
  if (asks) return { kind: 'notice', notice: valuesNotice(entry.name) };
  return { kind: 'resume', kept, entry, text };
}

/** The entry of the server has variables without a value. */
export function valuesNotice(name: string): Notice {
  return {
    text: `The trace of ${name} goes on once its address and headers have the values that they ask for.`,
    actions: ['resume', 'trace-again'],
  };
}

/** The server has another address than the flow was kept for, which must not be sent what it holds. */
export function movedNotice(name: string): Notice {
  return {
    text: `The address of ${name} has changed since, so its trace is not shown again.`,
    actions: ['trace-again'],
  };
}

/** What was kept is of another version. */
export function unreadableNotice(name: string): Notice {
  return {
    text: `The trace of ${name} was kept by another version of this extension and cannot be read.`,
    actions: ['trace-again'],
  };
}

function notice(text: string, ...actions: readonly BannerAction[]): Restoration {
  return { kind: 'notice', notice: { text, actions } };
}
