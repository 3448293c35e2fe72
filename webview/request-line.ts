import { type Child, h } from './html';
import { longText } from './long-text';
import { brief } from './visible';

/** Method and address of a request, and whether the user has changed it. */
export function requestLine({
  method,
  url,
  edited,
}: {
  readonly method: string;
  readonly url: string;
  readonly edited: boolean;
}): Child {
  return h(
    'p',
    { class: 'request-line mono' },
    h('span', { class: 'method' }, brief(method, 20)),
    ' ',
    h('span', { class: 'url' }, longText(url)),
    edited && ' ',
    edited && editedMark(),
  );
}

/** A word on a request that is not what the client would have sent. */
export function editedMark(): HTMLElement {
  return h('span', { class: 'edited', title: 'You have changed this request' }, 'edited');
}
