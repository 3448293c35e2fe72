import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Severity } from '../model/finding';
import type { TextPlace } from '../model/place-text';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import { findingMessage, placesOf } from './finding-words';
import type { Findings } from './findings';
import { type FindingRoot, rootsOf } from './known-finding';

/** What the diagnostics of findings say of where they come from. */
export const findingSource = t('MCP Auth');

const severities: { readonly [severity in Severity]: vscode.DiagnosticSeverity } = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Lists the findings of servers in the Problems view, at their places in configuration files. */
export function registerFindingProblems(
  config: ConfigWatcher,
  findings: Pick<Findings, 'of' | 'onDidChange'>,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('mcpAuthFindings');
  const show = () => {
    collection.clear();
    for (const { uri, servers } of config.files) {
      const found = servers.flatMap((entry) =>
        rootsOf(findings.of(entry)).map((root) => diagnosticOf(entry, root)),
      );
      collection.set(vscode.Uri.parse(uri), found);
    }
  };
  show();
  const unfollow = findings.onDidChange(show);
  return vscode.Disposable.from(collection, { dispose: unfollow });
}

/** What follows from a finding, and the other places that show it, stand under it. */
function diagnosticOf(entry: ServerEntry, { finding, follows }: FindingRoot): vscode.Diagnostic {
  const [first, ...more] = placesOf(finding, entry);
  const made = new vscode.Diagnostic(
    rangeAt(first),
    findingMessage(finding),
    severities[finding.severity],
  );
  made.source = findingSource;
  made.code = { value: finding.rule, target: explainLink(finding.rule) };
  made.relatedInformation = [
    ...more.map((place) => related(place, t('It shows here too.'))),
    ...follows.map((one) => related(first, t('From this follows: {0}', findingMessage(one)))),
  ];
  return made;
}

function related(place: TextPlace, message: string): vscode.DiagnosticRelatedInformation {
  const location = new vscode.Location(vscode.Uri.parse(place.uri), rangeAt(place));
  return new vscode.DiagnosticRelatedInformation(location, message);
}

/** With a length of 0 the editor marks the word at the place. */
function rangeAt({ line, column, length = 0 }: TextPlace): vscode.Range {
  return new vscode.Range(line, column, line, column + length);
}

/** A link that VS Code runs as a command: the help page of the rule. */
function explainLink(rule: string): vscode.Uri {
  return vscode.Uri.from({
    scheme: 'command',
    path: 'mcpAuth.explainFinding',
    query: JSON.stringify([rule]),
  });
}
