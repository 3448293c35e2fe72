import type { FromPanel, ToPanel } from '../src/model/messages';
import type { Revealable } from '../src/model/shown-token';
import { setAttribute, setText } from './html';

/** How long a secret is seen, in milliseconds. */
const shownFor = 10_000;

/** Secrets that a person asks to see: each in the page alone, for ten seconds or until it loses the focus. */
export interface Reveals {
  /** Asks for a secret, to be shown in this element. */
  ask(secret: Revealable, place: HTMLElement): void;
  receive(message: Extract<ToPanel, { type: 'revealed' }>): void;
}

export function createReveals(post: (message: FromPanel) => void): Reveals {
  const asked = new Map<Revealable, HTMLElement>();
  let seen: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    clearTimeout(timer);
    if (seen === undefined) return;
    setText(seen, '');
    setAttribute(seen, 'hidden', true);
    seen = undefined;
  }

  window.addEventListener('blur', drop);
  return {
    ask(secret, place) {
      drop();
      asked.set(secret, place);
      post({ type: 'reveal', secret });
    },
    receive({ secret, value }) {
      const place = asked.get(secret);
      asked.delete(secret);
      // A step that is not shown any more has no place for it.
      if (place?.isConnected !== true) return;
      drop();
      setText(place, value);
      setAttribute(place, 'hidden', false);
      seen = place;
      timer = setTimeout(drop, shownFor);
    },
  };
}
