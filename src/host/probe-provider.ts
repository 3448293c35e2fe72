import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { nodePorts } from '../node/node-ports';
import { codegenModule } from './load-codegen';
import { loadCore } from './load-core';

export interface ProbedProvider {
  /** What it said, in a sentence. */
  readonly says: string;
  /** Id of the wiring that it leads to; absent where nothing was found. */
  readonly wiring?: string;
  /** Variables that the generated code reads, by name. */
  readonly known?: { readonly [name: string]: string };
}

/** Why a text is no issuer that could be asked; `undefined` when it is one. */
export function issuerProblem(text: string): string | undefined {
  return loadCore().provider.isIssuer(text)
    ? undefined
    : t('An issuer is an https address without ? and #.');
}

/** Reads the metadata of a provider, and says whether clients can register there. */
export async function probeProvider(issuer: string): Promise<ProbedProvider> {
  const asked = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Asking {0}', issuer) },
    () => loadCore().provider.ask(issuer, nodePorts.fetch),
  );
  if (asked === undefined) {
    return { says: t('No metadata was found at {0}. Pick a provider from the list.', issuer) };
  }
  const { metadata } = asked;
  const takes =
    metadata.registrationEndpoint !== undefined || metadata.clientIdMetadataDocumentSupported;
  const { host } = new URL(issuer);
  return {
    says: takes
      ? t('{0} registers clients itself, so it needs no proxy.', host)
      : t('{0} registers no clients, so people sign in through a proxy.', host),
    ...codegenModule().answersOfProvider({ issuer, ...asked }),
  };
}
