import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { JudgedTrace } from '../model/trace';
import { addAuth } from './add-auth';
import { findingRef } from './finding-ref';
import { type FlowContext, say } from './flow-context';
import { codegenModule } from './load-codegen';

/**
 * Writes the auth that a finding asks for, with what its trace tells of the questions answered. The
 * trace is the one that is shown, where it has the finding.
 */
export async function fixFinding(
  context: FlowContext,
  state: vscode.Memento,
  argument: unknown,
): Promise<void> {
  const { answersOfTrace, mendedRules, placeOfTrace } = codegenModule();
  const trace = context.panel.shown?.source.trace();
  const rule = ruleOf(argument) ?? firstMended(trace, mendedRules);
  if (rule === undefined || !mendedRules.has(rule)) {
    return say(t('No finding is shown that goes away when auth is written into the server.'));
  }
  // The trace that is shown may be that of another server.
  const { entry } = findingRef(argument) ?? {};
  const ofOther = entry !== undefined && context.flows.active?.entry.id !== entry;
  const has = !ofOther && trace?.findings.some((finding) => finding.rule === rule) === true;
  await (has
    ? addAuth(context, state, undefined, answersOfTrace(trace), placeOfTrace(trace))
    : addAuth(context, state, undefined));
}

function ruleOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : findingRef(argument)?.rule;
}

function firstMended(
  trace: JudgedTrace | undefined,
  mended: ReadonlySet<string>,
): string | undefined {
  return trace?.findings.find(({ rule }) => mended.has(rule))?.rule;
}
