/** Runs contenders in turns on one server, so that all meet the same machine. */

export interface Contender {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface Result {
  readonly name: string;
  /** Milliseconds, median. */
  readonly ms: number;
}

/** Each contender `rounds` times after a few to warm up, each as often first as the others. */
export async function compare(
  contenders: readonly Contender[],
  rounds: number,
): Promise<readonly Result[]> {
  for (let i = 0; i < 5; i += 1) for (const { run } of contenders) await run();
  const times = contenders.map((): number[] => []);
  for (let i = 0; i < rounds; i += 1) {
    for (let k = 0; k < contenders.length; k += 1) {
      const at = (i + k) % contenders.length;
      const began = performance.now();
      await contenders[at]?.run();
      times[at]?.push(performance.now() - began);
    }
  }
  return contenders.map(({ name }, at) => ({ name, ms: median(times[at] ?? []) }));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
