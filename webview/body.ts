import type { ExchangeHead } from '../src/model/messages';
import type { BodyText, Part } from './bodies';
import { bodyFormat, formPairs, streamEvents } from './body-format';
import { size } from './format';
import { type Child, fill, h, setAttribute, setText } from './html';
import { jsonView } from './json-view';
import { onChange, type View } from './keyed';
import { pairsTable } from './pairs-table';
import type { Panel } from './panel';
import { button } from './toolkit';

export interface BodyModel {
  readonly exchange: ExchangeHead;
  readonly part: Part;
  readonly marked: readonly string[];
}

interface Shown {
  readonly body: BodyText | undefined;
  readonly empty: boolean;
  readonly marked: readonly string[];
  readonly raw: boolean;
}

/** A request's or response's body: asked for when shown, set out by its type, or as it came. */
export function createBody({ bodies }: Panel): View<BodyModel> {
  let raw = false;
  let model: BodyModel | undefined;
  const about = h('span', { class: 'about' });
  const choice = createChoice((chosen) => {
    raw = chosen;
    if (model !== undefined) update(model);
  });
  const copy = createCopy();
  const content = h('div', { class: 'body-content' });
  const element = h(
    'section',
    { class: 'body', 'aria-label': 'Body' },
    h('div', { class: 'section-head' }, h('h3', {}, 'Body'), about, choice.element, copy.element),
    content,
  );

  const draw = onChange<Shown>((shown) => fill(content, ...contents(shown)));
  function update(next: BodyModel): void {
    model = next;
    const { exchange, part, marked } = next;
    const bytes = exchange[part]?.bodyBytes ?? 0;
    const body = bytes === 0 ? undefined : bodies.get(exchange, part);
    setText(about, bytes === 0 ? '' : [body?.contentType, size(bytes)].filter(Boolean).join(' · '));
    const choosable = body !== undefined && bodyFormat(body.contentType, body.text) !== 'text';
    choice.update({ raw, shown: choosable });
    copy.update(body?.text);
    draw({ body, empty: bytes === 0, marked, raw });
  }
  return { element, update };
}

function contents({ body, empty, marked, raw }: Shown): readonly Child[] {
  if (empty) return [h('p', { class: 'nothing' }, 'No body.')];
  if (body === undefined) return [h('p', { class: 'nothing' }, 'Loading…')];
  const cut =
    body.cut &&
    h('p', { class: 'cut' }, `Only the beginning is shown; ${size(body.bytes)} came in all.`);
  return [...(raw ? [block(body.text)] : setOut(body, marked)), cut];
}

function setOut({ contentType, text }: BodyText, marked: readonly string[]): readonly Child[] {
  switch (bodyFormat(contentType, text)) {
    case 'json':
      return [block(jsonView(text, marked))];
    case 'form':
      return [pairsTable('Form fields', formPairs(text))];
    case 'events':
      return streamEvents(text).flatMap(({ fields, data }) => [
        fields.length > 0 && pairsTable('Event', fields),
        block(bodyFormat('', data) === 'json' ? jsonView(data, marked) : data),
      ]);
    case 'text':
      return [block(text)];
  }
}

function block(content: Child): HTMLElement {
  return h('pre', { class: 'block mono' }, content);
}

function createChoice(choose: (raw: boolean) => void): View<{ raw: boolean; shown: boolean }> {
  const option = (label: string, raw: boolean) =>
    h('button', { class: 'choice', type: 'button', on: { click: () => choose(raw) } }, label);
  const pretty = option('Pretty', false);
  const plain = option('Raw', true);
  const element = h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': 'How the body is shown' },
    pretty,
    plain,
  );
  return {
    element,
    update({ raw, shown }) {
      setAttribute(element, 'hidden', !shown);
      setAttribute(pretty, 'aria-pressed', String(!raw));
      setAttribute(plain, 'aria-pressed', String(raw));
    },
  };
}

function createCopy(): View<string | undefined> {
  let text = '';
  const element = button('Copy', 'secondary', () => {
    navigator.clipboard.writeText(text).then(
      () => say('Copied'),
      () => say('Not Copied'),
    );
  });
  const say = (word: string) => {
    element.textContent = word;
    setTimeout(() => setText(element, 'Copy'), 1500);
  };
  return {
    element,
    update(next) {
      text = next ?? '';
      setAttribute(element, 'hidden', text === '');
    },
  };
}
