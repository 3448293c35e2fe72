import type { FromPanel, ToPanel } from '../src/model/messages';

/** The one seam between the panel and whoever hosts it. */
export interface Bus {
  /** Sends an intent to the host. */
  post(message: FromPanel): void;
  /** Calls back for each well-formed message of the host. */
  listen(receive: (message: ToPanel) => void): void;
  /** What `save` kept when the panel was last shown; unchecked. */
  load(): unknown;
  /** Keeps UI state over a reload of the panel. Never server data. */
  save(state: object): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => VsCodeApi) | undefined;

/** The bus of the page that the panel runs in: VS Code's when there is one, else in memory. */
export function openBus(): Bus {
  return typeof acquireVsCodeApi === 'function' ? vsCodeBus(acquireVsCodeApi()) : memoryBus();
}

function vsCodeBus(api: VsCodeApi): Bus {
  return {
    post: (message) => api.postMessage(message),
    listen,
    load: () => api.getState(),
    save: (state) => api.setState(state),
  };
}

/**
 * For a plain page: messages come in as `message` events of the window, and go out as
 * `from-panel` events, whose `detail` is the message.
 */
function memoryBus(): Bus {
  let kept: unknown;
  return {
    post: (message) =>
      void window.dispatchEvent(new CustomEvent('from-panel', { detail: message })),
    listen,
    load: () => kept,
    save: (state) => {
      kept = state;
      window.dispatchEvent(new CustomEvent('panel-state', { detail: state }));
    },
  };
}

function listen(receive: (message: ToPanel) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPanel(data)) receive(data);
  });
}

/** Other scripts of the page frame post messages too; only the host's own kinds pass. */
function isToPanel(data: unknown): data is ToPanel {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  switch (data.type) {
    case 'snapshot':
      return 'snapshot' in data;
    case 'body':
      return 'exchange' in data;
    case 'notice':
      return 'text' in data && 'actions' in data;
    case 'found':
      return 'hits' in data;
    case 'revealed':
      return 'secret' in data && 'value' in data && typeof data.value === 'string';
    case 'user-code':
    case 'open-search':
      return true;
    default:
      return false;
  }
}
