import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HttpServerEntry } from '../model/server';
import type { SavedRegistration } from '../oauth/registration-store';
import { type FlowContext, say, showBegun } from './flow-context';
import { targetOf } from './flow-target';
import { loadCore } from './load-core';
import { ageWords } from './registration-words';
import { trusted } from './trusted';

/** Deletes a client that was registered for a server: where it is registered, if that is offered, and here. */
export async function deleteRegistration(
  context: FlowContext,
  entry: HttpServerEntry,
): Promise<void> {
  const { flows, ports } = context;
  if (!(await trusted())) return;
  const target = await targetOf(entry, context.ports.secrets);
  if (target === undefined) return;
  const all = await loadCore().registrationStore(ports.secrets).all();
  const own = all.filter(({ serverUrl }) => serverUrl === target.server.url);
  if (own.length === 0) {
    say(t('No client was registered from this machine for {0}.', entry.name));
    return;
  }
  const picked = await vscode.window.showQuickPick(choices(own, ports.now()), {
    title: t('Delete Registration: {0}', entry.name),
    placeHolder: t('The client to delete. A sign-in made with it cannot be renewed any more.'),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const { clientId, issuer } = picked.client;
  const settings = { clientId, clientIssuer: issuer };
  const begun = await flows.run(entry, { errand: 'unregister', pause: 'trace', settings }, target);
  const trace = await begun?.flow.ended().catch(() => undefined);
  if (begun === undefined || trace === undefined) return;
  if (trace.stop !== undefined) {
    showBegun(context, begun);
    return;
  }
  const show = t('Show Trace');
  const offered = picked.client.registrationClientUri !== undefined;
  const answer = await vscode.window.showInformationMessage(
    offered
      ? t('{0} is deleted at {1} and on this machine.', clientId, issuer)
      : t(
          '{0} is forgotten on this machine. {1} offers no way to delete it there.',
          clientId,
          issuer,
        ),
    show,
  );
  if (answer === show) showBegun(context, begun);
}

function choices(registrations: readonly SavedRegistration[], now: number) {
  return registrations.map(({ client }) => ({
    label: client.clientId,
    description: client.issuer,
    detail: [
      ageWords(client.registeredAt, now),
      client.registrationClientUri === undefined
        ? t('can only be forgotten here')
        : t('can be deleted at the authorization server'),
    ].join(', '),
    client,
  }));
}
