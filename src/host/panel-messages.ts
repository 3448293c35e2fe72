/** Checks every message from the panel before it is believed. */

import { bannerActions, type FromPanel, verbs } from '../model/messages';

/** The message, if it is one of the protocol; `undefined` for anything else. */
export function readPanelMessage(value: unknown): FromPanel | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const message = value as { readonly [member: string]: unknown };
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'verb': {
      const verb = verbs.find((one) => one === message['verb']);
      return verb && { type: 'verb', verb };
    }
    case 'select': {
      const step = message['step'];
      if (step === undefined || step === null) return { type: 'select', step: undefined };
      // An id that no step has selects nothing, so any short word may pass.
      return typeof step === 'string' && step.length < 64
        ? ({ type: 'select', step } as FromPanel)
        : undefined;
    }
    case 'body': {
      const { exchange, part } = message;
      return typeof exchange === 'string' &&
        exchange.length < 64 &&
        (part === 'request' || part === 'response')
        ? { type: 'body', exchange, part }
        : undefined;
    }
    case 'rewind': {
      const { step } = message;
      return typeof step === 'string' && step.length < 64
        ? ({ type: 'rewind', step } as FromPanel)
        : undefined;
    }
    case 'resend': {
      const { exchange } = message;
      return typeof exchange === 'string' && exchange.length < 64
        ? { type: 'resend', exchange }
        : undefined;
    }
    case 'edit-upcoming':
      return { type: 'edit-upcoming' };
    case 'banner': {
      const action = bannerActions.find((one) => one === message['action']);
      return action && { type: 'banner', action };
    }
    case 'open-spec': {
      const { url } = message;
      return typeof url === 'string' ? { type: 'open-spec', url } : undefined;
    }
    default:
      return undefined;
  }
}
