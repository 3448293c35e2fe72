import * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import type { FromPanel, ToPanel, ViewName } from '../model/messages';
import type { JudgedTrace, Trace } from '../model/trace';
import type { Flow } from '../oauth/engine';
import { searchTrace } from '../report/search';
import type { Breakpoints } from './breakpoints';
import { loadCore } from './load-core';
import { createPanelContext } from './panel-context';
import { panelHtml } from './panel-html';
import { readPanelMessage } from './panel-messages';
import { type PanelView, panelSnapshot, selectedStep } from './panel-snapshot';
import { panelType } from './panel-type';
import { openExternal } from './ports';
import type { Notice } from './restoration';

/** What the panel shows: a flow, or a trace that was recorded. */
export interface ShownTrace {
  readonly name: string;
  /** What was recorded before knows no secrets. */
  readonly source: Pick<Flow, 'trace' | 'onChange' | 'loginUrl' | 'userCode' | 'reveal'> &
    Partial<Pick<Flow, 'exposed'>>;
  readonly origin: PanelView['origin'];
  /** An earlier trace, shown beside this one. */
  readonly comparedWith?: JudgedTrace;
  /** What stands in the file, when it is one that was opened. */
  readonly recording?: Trace;
}

export interface TracePanel extends vscode.Disposable {
  /** Opens the panel ahead of the trace that it will show, since that takes VS Code its time. */
  open(): void;
  /** Closes a panel that has nothing to show. */
  closeEmpty(): void;
  /** Shows a trace, in the panel that is open or in a new one. */
  show(next: ShownTrace): void;
  /** Shows an earlier trace beside the one that is shown. */
  compare(earlier: JudgedTrace): void;
  /** Says something in place of a trace. */
  notify(notice: Notice): void;
  /** Takes over a panel that VS Code has opened again; `false` when there is one already. */
  adopt(opened: vscode.WebviewPanel): boolean;
  readonly shown: ShownTrace | undefined;
  /** The step that is looked at. */
  selected(): StepId | undefined;
  /** Draws anew what does not come from the trace. */
  refresh(): void;
  /** Brings the panel to the front, ready for what is searched for. */
  search(): void;
  /** Brings the panel to the front with a step selected. */
  look(step: StepId): void;
}

/** What the user does in the panel, beside what the panel answers by itself. */
export type PanelIntent = Exclude<
  FromPanel,
  { type: 'ready' | 'select' | 'body' | 'search' | 'open-spec' | 'reveal' }
>;

export interface TracePanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly breakpoints: Breakpoints;
  /** What the user has dismissed of the server whose trace is shown; absent for a trace of no server. */
  readonly dismissals: (shown: ShownTrace) => PanelView['isDismissed'];
  /** Whether an earlier trace of the same server is kept. */
  readonly hasEarlier: (trace: JudgedTrace) => boolean;
  readonly onIntent: (intent: PanelIntent) => void;
  /** The user has closed the panel. */
  readonly onClose: () => void;
}

/** About one frame: however fast a flow runs, the panel gets one snapshot per frame. */
const frame = 16;

/** The panel that follows one trace at a time. All state is here; the page only draws. */
export function createTracePanel(deps: TracePanelDeps): TracePanel {
  const { breakpoints } = deps;
  const context = createPanelContext();
  let panel: vscode.WebviewPanel | undefined;
  let shown: ShownTrace | undefined;
  let notice: Notice | undefined;
  let chosen: StepId | undefined;
  let sentCode: string | undefined;
  let unfollow: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ready = false;
  let page: ViewName = 'timeline';

  function post(message: ToPanel): void {
    void panel?.webview.postMessage(message);
  }

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    if (notice !== undefined) {
      if (ready) post({ type: 'notice', ...notice });
      return;
    }
    if (shown === undefined) return;
    const { source } = shown;
    const trace = source.trace();
    if (shown.origin === 'restored' && trace.status !== 'paused')
      shown = { ...shown, origin: 'live' };
    const view: PanelView = {
      page,
      selected: chosen,
      waiting: source.loginUrl() !== undefined,
      breakpoints: breakpoints.set,
      origin: shown.origin,
      isDismissed: deps.dismissals(shown),
      comparedWith: shown.comparedWith,
      hasEarlier: deps.hasEarlier(trace),
    };
    context.follow(trace, view);
    if (!ready) return;
    post({ type: 'snapshot', snapshot: panelSnapshot(trace, view) });
    sendCode(trace);
  }

  /** The code goes alone and once, so that it is in no state that anybody keeps. */
  function sendCode(trace: JudgedTrace): void {
    const goodForMs = (trace.facts.deviceAuthorization?.expiresAt ?? 0) - Date.now();
    const waits = trace.status === 'running' && goodForMs > 0;
    const code = waits ? shown?.source.userCode() : undefined;
    if (code === sentCode) return;
    sentCode = code;
    post({ type: 'user-code', ...(code !== undefined && { code, goodForMs }) });
  }

  function soon(): void {
    timer ??= setTimeout(send, frame);
  }

  function receive(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        ready = true;
        page = message.view;
        sentCode = undefined;
        send();
        break;
      case 'select':
        chosen = message.step;
        send();
        break;
      case 'body':
        sendBody(message.exchange, message.part);
        break;
      case 'search':
        if (shown !== undefined)
          post({ type: 'found', ...searchTrace(shown.source.trace(), message.text) });
        break;
      case 'reveal': {
        const value = shown?.source.reveal(message.secret);
        if (value !== undefined) post({ type: 'revealed', secret: message.secret, value });
        break;
      }
      case 'open-spec':
        openSpec(message.url);
        break;
      default:
        deps.onIntent(message);
    }
  }

  function sendBody(exchange: string, part: 'request' | 'response'): void {
    const found = shown?.source
      .trace()
      .steps.flatMap((step) => step.exchanges)
      .find((one) => one.id === exchange);
    const body = part === 'request' ? found?.request.body : found?.response?.body;
    if (body !== undefined) post({ type: 'body', exchange, part, ...body });
  }

  /** Only addresses of our own table are opened: a page must not choose where the browser goes. */
  function openSpec(url: string): void {
    const revision = shown?.source.trace().revision;
    if (revision !== undefined && loadCore().isSpecUrl(url, revision)) void openExternal(url);
  }

  function create(): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(
      panelType,
      'MCP Auth Trace',
      vscode.ViewColumn.Active,
      options(),
    );
  }

  function options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [dist()] };
  }

  function dist(): vscode.Uri {
    return vscode.Uri.joinPath(deps.extensionUri, 'dist');
  }

  function furnish(made: vscode.WebviewPanel): vscode.WebviewPanel {
    const { webview } = made;
    webview.options = options();
    webview.onDidReceiveMessage((value: unknown) => {
      const message = readPanelMessage(value);
      if (message !== undefined) receive(message);
    });
    made.onDidDispose(() => {
      if (panel !== made) return;
      panel = undefined;
      clear();
      deps.onClose();
    });
    made.onDidChangeViewState(() => {
      // A page that was hidden has been thrown away; it asks for its state again when it is back.
      if (!made.visible) ready = false;
    });
    webview.html = panelHtml({
      nonce: crypto.randomUUID(),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist(), 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist(), 'panel-style.css')).toString(),
    });
    return made;
  }

  function clear(): void {
    clearTimeout(timer);
    timer = undefined;
    unfollow?.();
    unfollow = undefined;
    shown = undefined;
    notice = undefined;
    chosen = undefined;
    ready = ready && panel !== undefined;
    context.clear();
  }

  return {
    open() {
      panel ??= furnish(create());
    },
    closeEmpty() {
      if (shown === undefined && notice === undefined) panel?.dispose();
    },
    show(next) {
      clear();
      shown = next;
      panel ??= furnish(create());
      panel.title = `Trace: ${next.name}`;
      if (next.origin !== 'restored') panel.reveal(undefined, false);
      const following = [next.source.onChange(soon), breakpoints.onDidChange(soon)];
      unfollow = () => {
        for (const end of following) end();
      };
      soon();
    },
    compare(earlier) {
      if (shown === undefined) return;
      shown = { ...shown, comparedWith: earlier };
      panel?.reveal();
      soon();
    },
    notify(next) {
      clear();
      notice = next;
      send();
    },
    adopt(opened) {
      if (panel !== undefined) {
        opened.dispose();
        panel.reveal();
        return false;
      }
      panel = furnish(opened);
      ready = false;
      return true;
    },
    get shown() {
      return shown;
    },
    selected: () =>
      shown === undefined ? undefined : selectedStep(shown.source.trace(), chosen).id,
    refresh: soon,
    search() {
      panel?.reveal();
      post({ type: 'open-search' });
    },
    look(step) {
      chosen = step;
      panel?.reveal();
      soon();
    },
    dispose: clear,
  };
}
