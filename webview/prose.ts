import { type Child, h } from './html';

/** Text of ours with `code` between backticks set as code. A backtick without a partner stays. */
export function prose(text: string): readonly Child[] {
  const pieces = text.split('`');
  const paired = pieces.length % 2 === 1;
  return pieces.map((piece, index) => {
    const last = index === pieces.length - 1;
    if (index % 2 === 1 && (paired || !last)) return h('code', {}, piece);
    return index % 2 === 1 ? `\`${piece}` : piece;
  });
}
