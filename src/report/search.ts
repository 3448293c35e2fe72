/** Search over everything that a trace shows, bodies included. */

import type { SearchAnswer, SearchHit } from '../model/search';
import type { JudgedTrace, TraceExchange, TraceStep } from '../model/trace';
import { stepOfFinding } from './finding-step';

/** Hits in one answer. */
const most = 200;
/** Hits in one text: a long body must not fill the list. */
const mostInText = 5;
/** Characters shown on each side of a hit. */
const around = 40;

type Place = Pick<SearchHit, 'tab' | 'where' | 'exchange'>;

/**
 * Every place that holds `text`, whatever its case, in the order of the steps. An empty text, or one
 * of white space, is nowhere.
 */
export function searchTrace(trace: JudgedTrace, text: string): SearchAnswer {
  const wanted = text.trim();
  if (wanted === '') return { text, hits: [], more: false };
  const hits: SearchHit[] = [];
  for (const step of trace.steps) {
    for (const { content, ...place } of textsOf(step, trace)) {
      for (const part of partsOf(content, wanted)) {
        if (hits.length === most) return { text, hits, more: true };
        hits.push({ step: step.id, title: step.title, ...place, ...part });
      }
    }
  }
  return { text, hits, more: false };
}

function* textsOf(
  step: TraceStep,
  trace: JudgedTrace,
): Generator<Place & { readonly content: string }> {
  const explained = (where: string, content: string) => ({
    tab: 'explained' as const,
    where,
    content,
  });
  yield explained('step', step.title);
  yield explained('what came of it', step.note);
  for (const finding of trace.findings.filter((one) => stepOfFinding(one, trace) === step.id)) {
    const { rule, title, expected, actual, because } = finding;
    for (const content of [title, rule, expected, actual, because, finding.do])
      yield explained('finding', content);
  }
  for (const { name, value, meaning } of step.values) {
    yield { tab: 'values', where: 'value', content: `${name}: ${value}` };
    yield { tab: 'values', where: `value ${name}`, content: meaning };
  }
  for (const exchange of step.exchanges) yield* textsOfExchange(exchange);
}

function* textsOfExchange({
  id: exchange,
  request,
  response,
  failure,
}: TraceExchange): Generator<Place & { readonly content: string }> {
  const at = { tab: 'request' as const, exchange };
  yield { ...at, where: 'request', content: `${request.method} ${request.url}` };
  for (const [name, value] of request.headers)
    yield { ...at, where: 'request header', content: `${name}: ${value}` };
  if (request.body !== undefined)
    yield { ...at, where: 'request body', content: request.body.text };
  const back = { tab: 'response' as const, exchange };
  if (failure !== undefined) yield { ...back, where: 'failure', content: failure.detail };
  if (response === undefined) return;
  yield { ...back, where: 'status', content: String(response.status) };
  for (const [name, value] of response.headers)
    yield { ...back, where: 'response header', content: `${name}: ${value}` };
  yield { ...back, where: 'response body', content: response.body.text };
}

function partsOf(
  content: string,
  wanted: string,
): readonly Pick<SearchHit, 'before' | 'match' | 'after'>[] {
  const parts = [];
  // Lower case can be longer than the text itself, and places would shift; a pattern keeps them.
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi');
  for (const found of content.matchAll(pattern)) {
    const start = found.index;
    const end = start + found[0].length;
    parts.push({
      before: content.slice(Math.max(0, start - around), start),
      match: found[0],
      after: content.slice(end, end + around),
    });
    if (parts.length === mostInText) break;
  }
  return parts;
}
