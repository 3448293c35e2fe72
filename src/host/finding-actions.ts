import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { mendedRules } from '../codegen/mended-rules';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import { findingSource } from './finding-problems';
import type { FindingRef } from './finding-ref';
import { placesOf } from './finding-words';
import type { Findings } from './findings';
import { loadDiscovery } from './load-discovery';
import type { ServerItem } from './server-item';

/** What the lightbulb offers at a finding in a configuration file: explain it, trace, dismiss. */
export function registerFindingActions(
  config: ConfigWatcher,
  findings: Pick<Findings, 'of'>,
): vscode.Disposable {
  const paths = loadDiscovery().workspaceFiles('all');
  const selector = paths.map(({ path }) => ({ pattern: `**/${path}` }));
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics.flatMap((diagnostic) => {
          const rule = ruleOf(diagnostic);
          const entry = rule && serverAt(document.uri, diagnostic.range.start, rule);
          return rule === undefined || !entry ? [] : actionsFor(entry, rule, diagnostic);
        }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

  function serverAt(
    uri: vscode.Uri,
    { line, character }: vscode.Position,
    rule: string,
  ): ServerEntry | undefined {
    const file = config.files.find((one) => one.uri === uri.toString());
    return file?.servers.find((entry) =>
      findings.of(entry).some((finding) => {
        const [place] = placesOf(finding, entry);
        return finding.rule === rule && place.line === line && place.column === character;
      }),
    );
  }
}

function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  if (source !== findingSource || typeof code !== 'object') return undefined;
  return String(code.value);
}

function actionsFor(
  entry: ServerEntry,
  rule: string,
  diagnostic: vscode.Diagnostic,
): readonly vscode.CodeAction[] {
  const action = (title: string, command: string, argument: unknown): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.command = { command, title, arguments: [argument] };
    made.diagnostics = [diagnostic];
    return made;
  };
  const server: ServerItem = { kind: 'server', entry };
  const ref: FindingRef = { entry: entry.id, rule };
  return [
    ...(mendedRules.has(rule)
      ? [action(t('Add Auth to This Server…'), 'mcpAuth.fixFinding', ref)]
      : []),
    action(t('Explain {0}', rule), 'mcpAuth.explainFinding', rule),
    ...(entry.kind === 'http'
      ? [action(t('Trace Sign-In of {0}', entry.name), 'mcpAuth.traceSignIn', server)]
      : []),
    action(t('Dismiss {0} for {1}', rule, entry.name), 'mcpAuth.dismissFinding', ref),
  ];
}
