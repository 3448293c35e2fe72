import { t } from '@vscode/l10n';
import type { Grant } from '../model/flow';
import { revisions } from '../model/revision';
import type { HttpServerEntry } from '../model/server';
import { type ChosenSettings, pairsText, readPairs, runSettingsOf } from './chosen-settings';
import { type FlowContext, startAndShow } from './flow-context';
import { settings } from './settings';
import { type ChoiceItem, pickStep, type StepEnd, typeStep } from './steps-of-choice';
import { trusted } from './trusted';

/** What was chosen last for a server, in this window only: it may hold a secret. */
const before = new Map<string, ChosenSettings>();

type Member = keyof ChosenSettings;
type Action = Member | 'trace' | 'reset';

const grants: readonly Grant[] = ['authorization_code', 'device_code', 'client_credentials'];

/** Shows what a trace goes by, lets each of it be changed, and traces. */
export async function traceWithSettings(
  context: FlowContext,
  entry: HttpServerEntry,
): Promise<void> {
  if (!(await trusted())) return;
  const title = t('Trace {0} with Settings', entry.name);
  const place = { title, step: 1, steps: 1 };
  let chosen: ChosenSettings = before.get(entry.id) ?? {};
  for (;;) {
    const end = await pickStep(
      place,
      t('Trace with these, or choose one to change'),
      itemsOf(chosen),
    );
    if (end.kind !== 'answer') return;
    if (end.value === 'trace') break;
    if (end.value === 'reset') {
      chosen = {};
      continue;
    }
    const next = await change(end.value, chosen, title);
    if (next.kind === 'cancelled') return;
    if (next.kind === 'answer') chosen = next.value;
  }
  before.set(entry.id, chosen);
  const { revision, clientSecret, headers } = chosen;
  await startAndShow(context, entry, {
    errand: 'sign-in',
    pause: 'trace',
    settings: runSettingsOf(chosen),
    ...(revision !== undefined && { revision }),
    ...(clientSecret !== undefined && { secrets: { clientSecret } }),
    ...(headers !== undefined && { headers }),
  });
}

function itemsOf(chosen: ChosenSettings): readonly ChoiceItem<Action>[] {
  const { revision, grant, clientId, clientSecret, clientMetadataUrl, issuer, scope } = chosen;
  const { extraParameters, headers, dpop } = chosen;
  const asUsual = t('as usual');
  const row = (value: Action, label: string, now: string | undefined, detail: string) => ({
    value,
    label,
    description: now ?? asUsual,
    detail,
  });
  return [
    { value: 'trace', label: t('$(play) Trace') },
    row(
      'revision',
      t('Revision'),
      revision ?? settings.revision(),
      t('The rules of MCP that the client keeps to'),
    ),
    row('grant', t('Grant'), grant, t('The way to a token')),
    row(
      'clientId',
      t('Client ID'),
      clientId,
      t('A client that is registered already, in place of a registration'),
    ),
    ...(clientId === undefined
      ? []
      : [
          row(
            'clientSecret',
            t('Client Secret'),
            clientSecret && t('given'),
            t('For this window only'),
          ),
        ]),
    row(
      'clientMetadataUrl',
      t('Client Metadata Address'),
      clientMetadataUrl,
      t('An https address that is the client id'),
    ),
    row(
      'issuer',
      t('Authorization Server'),
      issuer,
      t('One of those that the server names, by its issuer'),
    ),
    row(
      'scope',
      t('Scope'),
      scope,
      t('In place of what the server names, with spaces between several'),
    ),
    row(
      'extraParameters',
      t('Extra Parameters'),
      extraParameters && pairsText(extraParameters, '='),
      t('Added to the login address, such as audience=…&prompt=consent'),
    ),
    row(
      'headers',
      t('Extra Headers'),
      headers && Object.keys(headers).join(', '),
      t('Sent to the server itself and nowhere else'),
    ),
    row(
      'dpop',
      t('Bind Tokens (DPoP)'),
      dpop && t('yes'),
      t('Also where the server does not ask for it'),
    ),
    { value: 'reset', label: t('$(discard) All as Usual') },
  ];
}

async function change(
  member: Member,
  chosen: ChosenSettings,
  title: string,
): Promise<StepEnd<ChosenSettings>> {
  const place = { title, step: 2, steps: 2 };
  const { [member]: _, ...without } = chosen;
  const usual = { label: t('As usual'), value: without as ChosenSettings };
  switch (member) {
    case 'revision':
      return pickStep(place, t('Revision'), [
        usual,
        ...revisions.toReversed().map((revision) => ({
          label: revision,
          value: { ...chosen, revision },
        })),
      ]);
    case 'grant':
      return pickStep(place, t('Grant'), [
        usual,
        ...grants.map((grant) => ({ label: grant, value: { ...chosen, grant } })),
      ]);
    case 'dpop':
      return pickStep(place, t('Bind Tokens (DPoP)'), [
        usual,
        { label: t('yes'), value: { ...chosen, dpop: true } },
      ]);
    case 'extraParameters':
    case 'headers': {
      const sign = member === 'headers' ? ':' : '=';
      const typed = await typeStep(
        place,
        member === 'headers'
          ? t('Header fields, such as X-Api-Key: …; semicolons between several. Empty: as usual.')
          : t('Parameters, such as audience=…&prompt=consent. Empty: as usual.'),
        pairsText(chosen[member] ?? {}, sign),
      );
      if (typed.kind !== 'answer') return typed;
      const pairs = readPairs(typed.value, sign);
      const empty = Object.keys(pairs).length === 0;
      return { kind: 'answer', value: empty ? without : { ...chosen, [member]: pairs } };
    }
    case 'clientId':
    case 'clientSecret':
    case 'clientMetadataUrl':
    case 'issuer':
    case 'scope': {
      const typed = await typeStep(
        place,
        t('The value. Empty: as usual.'),
        chosen[member] ?? '',
        member === 'clientMetadataUrl' ? addressProblem : undefined,
      );
      if (typed.kind !== 'answer') return typed;
      return {
        kind: 'answer',
        value: typed.value === '' ? without : { ...chosen, [member]: typed.value },
      };
    }
  }
}

function addressProblem(text: string): string | undefined {
  return text === '' || text.startsWith('https://')
    ? undefined
    : t('The address of such a document begins with https://.');
}
