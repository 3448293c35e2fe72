/** Checks every message from the panel before it is believed. */

import { bannerActions, type FromPanel, panelCommands, verbs, views } from '../model/messages';
import { revealable } from '../model/shown-token';

/** Longer than any id of ours. */
const longestId = 64;
/** What is searched for is cut to this. */
const longestSearch = 200;

/** The message, if it is one of the protocol; `undefined` for anything else. */
export function readPanelMessage(value: unknown): FromPanel | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const message = value as { readonly [member: string]: unknown };
  const { type, step, exchange } = message;
  switch (type) {
    case 'ready': {
      const view = views.find((one) => one === message['view']);
      return view && { type, view };
    }
    case 'verb': {
      const verb = verbs.find((one) => one === message['verb']);
      return verb && { type, verb };
    }
    case 'select':
      if (step === undefined || step === null) return { type, step: undefined };
      return isId(step) ? ({ type, step } as FromPanel) : undefined;
    case 'rewind':
    case 'breakpoint':
      // An id that no step has moves and marks nothing, so any short word may pass.
      return isId(step) ? ({ type, step } as FromPanel) : undefined;
    case 'resend':
    case 'copy-curl':
      return isId(exchange) ? { type, exchange } : undefined;
    case 'dismiss':
    case 'restore': {
      const { rule } = message;
      return isId(rule) ? { type, rule } : undefined;
    }
    case 'body': {
      const { part } = message;
      return isId(exchange) && (part === 'request' || part === 'response')
        ? { type, exchange, part }
        : undefined;
    }
    case 'command': {
      const command = panelCommands.find((one) => one === message['command']);
      return command && { type, command };
    }
    case 'banner': {
      const action = bannerActions.find((one) => one === message['action']);
      return action && { type, action };
    }
    case 'open-spec': {
      const { url } = message;
      return typeof url === 'string' ? { type, url } : undefined;
    }
    case 'reveal': {
      const secret = revealable.find((one) => one === message['secret']);
      return secret && { type, secret };
    }
    case 'search': {
      const { text } = message;
      return typeof text === 'string' ? { type, text: text.slice(0, longestSearch) } : undefined;
    }
    case 'explain':
    case 'fix': {
      const { rule } = message;
      return isId(rule) ? { type, rule } : undefined;
    }
    default:
      return undefined;
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length < longestId;
}
