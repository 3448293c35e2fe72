/** The exchanges of a Markdown report, each folded in. */

import type { JudgedTrace, TraceBody, TraceExchange } from '../model/trace';
import type { HeaderList } from '../model/wire';
import { fenced, htmlText, prose } from './markdown-text';
import { exchangesOf, type NumberedExchange } from './numbered-exchanges';
import { plain } from './plain-text';

/** Characters of a body, of a header's value, and of an address in the line that is always seen. */
const mostOfBody = 2000;
const mostOfHeader = 400;
const mostOfAddress = 160;

/**
 * The heading and a block for each exchange, in at most `room` characters. Those that show a finding come before the others where
 * there is not room for all; how many were left out is said.
 */
export function markdownExchanges(
  trace: JudgedTrace,
  exchanges: readonly NumberedExchange[],
  room: number,
): readonly string[] {
  if (exchanges.length === 0) return [];
  const evidence = new Set(trace.findings.flatMap((finding) => [...exchangesOf(finding, trace)]));
  const inOrder = exchanges.toSorted(
    (one, other) => Number(evidence.has(other.exchange)) - Number(evidence.has(one.exchange)),
  );
  const shown = new Map<NumberedExchange, string>();
  let left = room;
  for (const one of inOrder) {
    const block = blockOf(one);
    left -= block.length;
    if (left < 0) break;
    shown.set(one, block);
  }
  const missing = exchanges.length - shown.size;
  return [
    '## Exchanges',
    ...exchanges.flatMap((one) => shown.get(one) ?? []),
    ...(missing === 0
      ? []
      : [`${missing} more ${missing === 1 ? 'exchange is' : 'exchanges are'} not shown.`]),
  ];
}

function blockOf({ number, step, exchange }: NumberedExchange): string {
  const { request, response, because, edited } = exchange;
  const address = `${request.method} ${request.url}`;
  const line = `${number}. <code>${htmlText(cut(address, mostOfAddress))}</code> ${answerOf(exchange)}, ${htmlText(step.title)}`;
  const why = prose(edited ? `${because} Edited by the user.` : because);
  const answer =
    response === undefined
      ? []
      : [message(`HTTP ${response.status}`, response.headers, response.body)];
  return [
    `<details>\n<summary>${line}</summary>`,
    ...(why === '' ? [] : [`**Why:** ${why}`]),
    message(address, request.headers, request.body),
    ...answer,
    '</details>',
  ].join('\n\n');
}

function answerOf({ response, failure }: TraceExchange): string {
  if (response !== undefined) return String(response.status);
  return failure === undefined ? 'no answer' : htmlText(`${failure.kind}: ${failure.detail}`);
}

function message(first: string, headers: HeaderList, body: TraceBody | undefined): string {
  const fields = headers.map(([name, value]) => `${name}: ${plain(cut(value, mostOfHeader))}`);
  const text = body === undefined || body.text === '' ? [] : ['', cut(body.text, mostOfBody)];
  return fenced('http', [plain(first), ...fields, ...text].join('\n'), 2 * mostOfBody + 8000);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
