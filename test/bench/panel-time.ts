import { panelSnapshot } from '../../src/host/panel-snapshot';
import type { PanelSnapshot, StepRow } from '../../src/model/messages';
import type { JudgedTrace } from '../../src/model/trace';
import { showing } from '../panel/driving';
import { stopped } from '../panel/fixtures';
import { openBrowser, type PanelPage } from '../panel/page';
import { median } from './compare';

/** Milliseconds that the panel takes for a snapshot of 30 steps, laid out: the best of three medians. */
export async function panelTime(): Promise<number> {
  const browser = await openBrowser();
  try {
    const panel = await showing(browser, stopped);
    const medians = [];
    for (let round = 0; round < 3; round += 1) medians.push(await medianOfDrawing(panel));
    return Math.min(...medians);
  } finally {
    await browser.close();
  }
}

/** Milliseconds that the host takes to make a snapshot of a trace with 30 steps, as it is sent: the median of 60. */
export function snapshotTime(trace: JudgedTrace): number {
  const steps = Array.from({ length: 30 }, (_, at) => trace.steps[at % trace.steps.length]);
  const long = { ...trace, steps: steps.filter((step) => step !== undefined) };
  const times = Array.from({ length: 60 }, () => {
    const began = performance.now();
    JSON.stringify(
      panelSnapshot(long, {
        page: 'timeline',
        selected: undefined,
        waiting: false,
        breakpoints: { steps: [], requests: [], findings: false },
        origin: 'live',
      }),
    );
    return performance.now() - began;
  });
  return median(times);
}

/** Milliseconds from a message to the page laid out anew, the median of 40 messages. */
async function medianOfDrawing({ page }: PanelPage): Promise<number> {
  const times = await page.evaluate(async (snapshots) => {
    const spent: number[] = [];
    for (const snapshot of snapshots) {
      const start = performance.now();
      dispatchEvent(new MessageEvent('message', { data: { type: 'snapshot', snapshot } }));
      document.body.getBoundingClientRect();
      spent.push(performance.now() - start);
      await new Promise(requestAnimationFrame);
    }
    return spent.sort((a, b) => a - b);
  }, thirtySteps(40));
  return times[20] ?? Number.POSITIVE_INFINITY;
}

/** Snapshots of a flow of 30 steps that goes on by one step from each to the next. */
function thirtySteps(count: number): readonly PanelSnapshot[] {
  const { snapshot } = stopped;
  const ids = Array.from({ length: 30 }, (_, index) => `step-${index}` as StepRow['id']);
  return Array.from({ length: count }, (_, turn) => {
    const rows = ids.map((id, index): StepRow => {
      const state = index < turn ? 'done' : index === turn ? 'running' : 'waiting';
      return {
        id,
        title: `Step ${index}`,
        phase:
          (['discover', 'identify', 'authorize', 'token', 'use'] as const)[Math.floor(index / 6)] ??
          'use',
        state,
        meta: state === 'done' ? '200' : '',
        ...(state === 'done' && { tookMs: turn }),
        findings: 0,
        breakpoint: false,
      };
    });
    const current = ids[Math.min(turn, 29)] ?? 'pkce';
    return {
      ...snapshot,
      status: 'running',
      rows,
      current,
      selected: current,
      detail: { ...snapshot.detail, id: current, title: `Step ${turn}`, number: turn + 1, of: 30 },
    };
  });
}
