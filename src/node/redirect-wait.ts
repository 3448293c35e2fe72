import type { RedirectEnd, ReservedRedirect } from '../model/ports';

export interface RedirectWait extends Pick<ReservedRedirect, 'wait'> {
  /** Ends the wait, once; later ends count for nothing. */
  finish(end: RedirectEnd): void;
}

/** The wait for a browser to come back, by whatever way it is heard of. */
export function createRedirectWait(): RedirectWait {
  let finish: (end: RedirectEnd) => void = () => {};
  const ended = new Promise<RedirectEnd>((resolve) => {
    finish = resolve;
  });
  return {
    finish,
    async wait(limitSeconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<RedirectEnd>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'timeout' }), limitSeconds * 1000);
      });
      const end = await Promise.race([ended, late]);
      clearTimeout(timer);
      return end;
    },
  };
}
