import type { Browser } from 'playwright-core';
import { panelSnapshot } from '../../src/host/panel-snapshot';
import type { JudgedTrace } from '../../src/model/trace';
import { openBrowser, openPanel } from '../panel/page';

/** How many exchanges the trace has that is opened. */
export const longExchanges = 10_000;

const sights = [
  { view: 'timeline', tab: 'explained' },
  { view: 'timeline', tab: 'request' },
  { view: 'timeline', tab: 'timing' },
  { view: 'sequence', tab: 'explained' },
] as const;

export interface LongTraceTime {
  readonly sight: string;
  readonly kilobytes: number;
  /** Milliseconds until the host has made the message, and from there to the page laid out. */
  readonly hostMs: number;
  readonly panelMs: number;
  /** Of 200 frames of scrolling by 300 pixels each, how many took longer than 1.5 of their time. */
  readonly dropped: number;
}

/** A trace of very many exchanges in one step, opened in each view and scrolled through. */
export async function timeLongTrace(trace: JudgedTrace): Promise<readonly LongTraceTime[]> {
  const long = lengthened(trace);
  const browser = await openBrowser();
  try {
    const all: LongTraceTime[] = [];
    for (const sight of sights) all.push(await timed(browser, long, sight));
    return all;
  } finally {
    await browser.close();
  }
}

async function timed(
  browser: Browser,
  long: JudgedTrace,
  sight: (typeof sights)[number],
): Promise<LongTraceTime> {
  const { page } = await openPanel(browser, 'dark', { width: 1180, height: 760 }, sight);
  const began = performance.now();
  const snapshot = panelSnapshot(long, {
    page: sight.view,
    selected: long.steps.find(({ exchanges }) => exchanges.length === longExchanges)?.id,
    waiting: false,
    breakpoints: { steps: [], requests: [], findings: false },
    origin: 'recorded',
  });
  const text = JSON.stringify({ type: 'snapshot', snapshot });
  const hostMs = performance.now() - began;
  const panelMs = await page.evaluate(async (message) => {
    const start = performance.now();
    dispatchEvent(new MessageEvent('message', { data: JSON.parse(message) }));
    document.body.getBoundingClientRect();
    await new Promise(requestAnimationFrame);
    document.body.getBoundingClientRect();
    return performance.now() - start;
  }, text);
  const dropped = await page.evaluate(scrollThrough);
  await page.close();
  const kilobytes = text.length / 1024;
  return { sight: `${sight.view}, ${sight.tab}`, kilobytes, hostMs, panelMs, dropped };
}

/** Runs in the page. */
async function scrollThrough(): Promise<number> {
  const scrollers = [...document.querySelectorAll('*')].filter(
    (element) =>
      getComputedStyle(element).overflowY === 'auto' &&
      element.scrollHeight > element.clientHeight * 2,
  );
  const longest = scrollers.toSorted((a, b) => b.scrollHeight - a.scrollHeight)[0];
  if (longest === undefined) throw new Error('nothing to scroll');
  const frames: number[] = [];
  let last = await new Promise(requestAnimationFrame);
  for (let turn = 0; turn < 200; turn += 1) {
    longest.scrollTop += 300;
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - Number(last));
    last = now;
  }
  return frames.filter((ms) => ms > 25).length;
}

/** The first request again and again. */
function lengthened(trace: JudgedTrace): JudgedTrace {
  const busy = trace.steps.find(({ exchanges }) => exchanges.length > 0);
  const [first] = busy?.exchanges ?? [];
  if (first === undefined) throw new Error('the trace has no exchange');
  const exchanges = Array.from({ length: longExchanges }, (_, turn) => ({
    ...first,
    id: `again-${turn}`,
    timing: { ...first.timing, startMs: turn },
  }));
  return {
    ...trace,
    steps: trace.steps.map((step) => (step === busy ? { ...step, exchanges } : step)),
  };
}
