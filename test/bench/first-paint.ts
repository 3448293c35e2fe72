import { openDemoWindow } from '../e2e/demo-window';
import type { Workbench } from '../e2e/harness/browser';
import { openPanel } from '../e2e/panel';
import { serverRow, showServers } from '../e2e/servers';
import { median } from './compare';

export interface FirstPaint {
  /** Milliseconds from the key that runs the command to the first thing that the panel paints. */
  readonly cold: number;
  /** The same once the bundles are loaded, with a new panel each time: the median of five. */
  readonly warm: number;
  /** How much of that is over when VS Code has its frame and begins with our page. */
  readonly frame: number;
}

/** Measures in real VS Code, with a server that answers at once. */
export async function firstPaint(): Promise<FirstPaint> {
  const demo = await openDemoWindow();
  try {
    const { workbench } = demo;
    await showServers(workbench, 'notes-dead-end');
    const times: Painted[] = [];
    for (let round = 0; round < 6; round += 1) times.push(await paintedAfter(workbench));
    const [first, ...warm] = times;
    return {
      cold: first?.painted ?? Number.NaN,
      warm: median(warm.map(({ painted }) => painted)),
      frame: median(warm.map(({ frame }) => frame)),
    };
  } finally {
    await demo.close();
  }
}

/** Milliseconds since the command. */
interface Painted {
  readonly frame: number;
  readonly painted: number;
}

async function paintedAfter(workbench: Workbench): Promise<Painted> {
  const { page } = workbench;
  const { row } = await serverRow(workbench, 'notes-dead-end');
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Trace Sign-In', exact: true }).hover();
  await page.waitForTimeout(300);
  const pressed = Date.now();
  await page.keyboard.press('Enter');
  const panel = await openPanel(workbench);
  await panel.status('Stopped at Resource metadata');
  const at = await panel.frame.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    const [empty] = performance.getEntriesByType('navigation');
    return {
      // VS Code writes our page into an empty one once that is there.
      frame: performance.timeOrigin + (empty?.duration ?? Number.NaN),
      painted: performance.timeOrigin + (first?.startTime ?? Number.NaN),
    };
  });
  await workbench.command('View: Close All Editors');
  return { frame: at.frame - pressed, painted: at.painted - pressed };
}
