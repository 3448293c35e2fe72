import type { ViewName } from '../src/model/messages';
import type { Bus } from './bus';

export const tabs = ['explained', 'request', 'response', 'values', 'timing'] as const;
export type Tab = (typeof tabs)[number];

export const views = ['timeline', 'sequence', 'compare'] as const satisfies readonly ViewName[];

/** All that the panel itself decides: no server data, so it may be kept over a reload. */
export interface UiState {
  readonly view: ViewName;
  readonly tab: Tab;
  /** Id of the exchange that the user chose; absent shows the last one of the step. */
  readonly exchange?: string;
  readonly scroll: number;
}

export interface Ui {
  readonly state: UiState;
  showView(view: ViewName): void;
  showTab(tab: Tab): void;
  choose(exchange: string, tab?: Tab): void;
  scrolled(scroll: number): void;
}

/** The panel's own state, read back from the bus and saved on each change. */
export function createUi(bus: Bus, changed: () => void): Ui {
  let state = read(bus.load());
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: UiState) => {
    state = next;
    bus.save(state);
  };
  return {
    get state() {
      return state;
    },
    showView(view) {
      if (view === state.view) return;
      set({ ...state, view });
      changed();
    },
    showTab(tab) {
      if (tab === state.tab) return;
      set({ ...state, tab, scroll: 0 });
      changed();
    },
    choose(exchange, tab = state.tab) {
      set({ ...state, tab, exchange, scroll: 0 });
      changed();
    },
    scrolled(scroll) {
      if (scroll === state.scroll) return;
      state = { ...state, scroll };
      clearTimeout(timer);
      timer = setTimeout(() => bus.save(state), 200);
    },
  };
}

/** Kept state may come from another version of the panel, so every member is checked. */
function read(kept: unknown): UiState {
  const { view, tab, exchange, scroll } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Record<string, unknown>;
  return {
    view: views.find((known) => known === view) ?? 'timeline',
    tab: tabs.find((known) => known === tab) ?? 'explained',
    ...(typeof exchange === 'string' ? { exchange } : {}),
    scroll: typeof scroll === 'number' ? scroll : 0,
  };
}
