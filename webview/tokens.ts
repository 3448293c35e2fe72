import type { PanelSnapshot } from '../src/model/messages';
import type { ShownToken, TokenMember } from '../src/model/shown-token';
import { wholeSeconds } from './format';
import { type Child, fill, h, setText } from './html';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import type { Panel } from './panel';
import type { Reveals } from './reveals';

/** The tokens of a step, member by member. */
export function createTokens({ reveals }: Panel): View<PanelSnapshot> {
  const element = h('div', { class: 'tokens' });
  const draw = onChange<readonly ShownToken[]>((tokens) =>
    fill(element, ...tokens.map((one) => token(one, reveals))),
  );
  // What is left of a token counts down for as long as it is looked at.
  setInterval(() => {
    if (element.offsetParent === null) return;
    for (const place of element.querySelectorAll<HTMLElement>('.token-left'))
      setText(place, leftWords(Number(place.dataset['at'])));
  }, 1000);
  return { element, update: ({ detail }) => draw(detail.tokens ?? []) };
}

function token(
  { title, length, header, claims, secret, clockAhead }: ShownToken,
  reveals: Reveals,
): HTMLElement {
  const place = h('output', { class: 'revealed mono', hidden: true, 'aria-label': `The ${title}` });
  return h(
    'section',
    { class: 'token', 'aria-label': title },
    h('h3', {}, title),
    h(
      'p',
      { class: 'token-length' },
      header === undefined
        ? `${length} characters that only its issuer can read.`
        : `A JWT of ${length} characters.`,
    ),
    clockAhead !== undefined && h('p', { class: 'token-length' }, clockWords(clockAhead)),
    secret !== undefined &&
      h(
        'button',
        {
          class: 'text-button',
          type: 'button',
          title: 'Shows the token for ten seconds, or until this page loses the focus',
          on: { click: () => reveals.ask(secret, place) },
        },
        'Reveal for 10 Seconds',
      ),
    place,
    header !== undefined && table('Header', header),
    claims !== undefined && table('Claims', claims),
  );
}

function table(label: string, members: readonly TokenMember[]): HTMLElement {
  const head = [label, 'Value', 'Meaning'];
  return h(
    'table',
    { class: 'values', 'aria-label': label },
    h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      {},
      ...members.map(({ name, value, meaning, at }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'mono' }, longText(name)),
          h('td', { class: 'value mono' }, longText(value), ...timeWords(at)),
          h('td', { class: 'meaning' }, meaning),
        ),
      ),
    ),
  );
}

function timeWords(at: number | undefined): readonly Child[] {
  if (at === undefined) return [];
  const left = h('span', { class: 'token-left', 'data-at': String(at) }, leftWords(at));
  return [h('span', { class: 'token-time' }, `${new Date(at).toLocaleString()}, `, left)];
}

function leftWords(at: number): string {
  const left = Math.round((at - Date.now()) / 1000) * 1000;
  return left >= 0 ? `in ${wholeSeconds(left)}` : `${wholeSeconds(-left)} ago`;
}

function clockWords(ahead: number): string {
  if (Math.abs(ahead) < 2) return 'The clock of its issuer agrees with the one of this machine.';
  const seconds = wholeSeconds(Math.abs(ahead) * 1000);
  return `The clock of its issuer is ${seconds} ${ahead > 0 ? 'ahead of' : 'behind'} the one of this machine.`;
}
