import * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import type { BannerAction, FromPanel, ToPanel, Verb } from '../model/messages';
import type { JudgedTrace } from '../model/trace';
import type { Breakpoints } from './breakpoints';
import type { ActiveFlow } from './flows';
import { loadCore } from './load-core';
import { panelHtml } from './panel-html';
import { readPanelMessage } from './panel-messages';
import { openExternal } from './ports';

const panelType = 'mcpAuth.trace';

export interface TracePanel extends vscode.Disposable {
  /** Shows a flow, in the panel that is open or in a new one. */
  show(active: ActiveFlow): void;
  /** The step that is looked at: the one the user chose, else the one the flow stands at. */
  selectedStep(): StepId | undefined;
}

export interface TracePanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly onVerb: (verb: Verb) => void;
  readonly onBanner: (action: BannerAction) => void;
  readonly onRewind: (step: StepId) => void;
  readonly onResend: (exchange: string) => void;
  readonly onEditUpcoming: () => void;
  readonly breakpoints: Breakpoints;
}

/** About one frame: however fast a flow runs, the panel gets one snapshot per frame. */
const frame = 16;

/** The panel that follows one flow at a time. All state is here; the page only draws. */
export function createTracePanel(deps: TracePanelDeps): TracePanel {
  let panel: vscode.WebviewPanel | undefined;
  let active: ActiveFlow | undefined;
  let selected: StepId | undefined;
  let unfollow: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ready = false;

  function post(message: ToPanel): void {
    void panel?.webview.postMessage(message);
  }

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    if (active === undefined) return;
    const trace = active.flow.trace();
    const waiting = active.flow.loginUrl() !== undefined;
    setContext(trace, waiting);
    if (!ready) return;
    const breakpoints = deps.breakpoints.steps;
    const view = { selected, waiting, breakpoints };
    post({ type: 'snapshot', snapshot: loadCore().panelView.panelSnapshot(trace, view) });
  }

  function soon(): void {
    timer ??= setTimeout(send, frame);
  }

  function receive(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        ready = true;
        send();
        break;
      case 'verb':
        deps.onVerb(message.verb);
        break;
      case 'select':
        selected = message.step;
        send();
        break;
      case 'body':
        sendBody(message.exchange, message.part);
        break;
      case 'banner':
        deps.onBanner(message.action);
        break;
      case 'rewind':
        deps.onRewind(message.step);
        break;
      case 'resend':
        deps.onResend(message.exchange);
        break;
      case 'edit-upcoming':
        deps.onEditUpcoming();
        break;
      case 'open-spec':
        openSpec(message.url);
        break;
    }
  }

  function sendBody(exchange: string, part: 'request' | 'response'): void {
    const found = active?.flow
      .trace()
      .steps.flatMap((step) => step.exchanges)
      .find((one) => one.id === exchange);
    const body = part === 'request' ? found?.request.body : found?.response?.body;
    if (body !== undefined) post({ type: 'body', exchange, part, ...body });
  }

  /** Only addresses of our own table are opened: a page must not choose where the browser goes. */
  function openSpec(url: string): void {
    const revision = active?.flow.trace().revision;
    if (revision !== undefined && loadCore().isSpecUrl(url, revision)) void openExternal(url);
  }

  function create(): vscode.WebviewPanel {
    const dist = vscode.Uri.joinPath(deps.extensionUri, 'dist');
    const made = vscode.window.createWebviewPanel(
      panelType,
      'MCP Auth Trace',
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: [dist],
      },
    );
    const { webview } = made;
    webview.onDidReceiveMessage((value: unknown) => {
      const message = readPanelMessage(value);
      if (message !== undefined) receive(message);
    });
    made.onDidDispose(() => {
      panel = undefined;
      ready = false;
      unfollow?.();
      active?.flow.stop();
      active = undefined;
      clearContext();
    });
    made.onDidChangeViewState(() => {
      // A page that was hidden has been thrown away; it asks for its state again when it is back.
      if (!made.visible) ready = false;
    });
    webview.html = panelHtml({
      nonce: crypto.randomUUID(),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel-style.css')).toString(),
    });
    return made;
  }

  return {
    show(next) {
      unfollow?.();
      active = next;
      selected = undefined;
      panel ??= create();
      panel.title = `Trace: ${next.entry.name}`;
      panel.reveal(undefined, false);
      const following = [next.flow.onChange(soon), deps.breakpoints.onDidChange(soon)];
      unfollow = () => {
        for (const end of following) typeof end === 'function' ? end() : end.dispose();
      };
      soon();
    },
    selectedStep() {
      const steps = active?.flow.trace().steps ?? [];
      const standing = steps.find((step) => step.state === 'paused' || step.state === 'stopped');
      return selected ?? standing?.id;
    },
    dispose() {
      clearTimeout(timer);
      panel?.dispose();
    },
  };
}

function setContext(trace: JudgedTrace, waiting: boolean): void {
  const verbs = loadCore().panelView.enabledVerbs(trace, waiting);
  void vscode.commands.executeCommand('setContext', 'mcpAuth.verbs', verbs);
  void vscode.commands.executeCommand('setContext', 'mcpAuth.waiting', waiting);
  void vscode.commands.executeCommand('setContext', 'mcpAuth.traced', true);
}

function clearContext(): void {
  for (const key of ['mcpAuth.verbs', 'mcpAuth.waiting', 'mcpAuth.traced']) {
    void vscode.commands.executeCommand('setContext', key, undefined);
  }
}
