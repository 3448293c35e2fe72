import { t } from '@vscode/l10n';
import type { Grant } from '../model/flow';
import { revisions } from '../model/revision';
import type { HttpServerEntry } from '../model/server';
import { type ChosenSettings, earliestAffected, pairsText, readPairs } from './chosen-settings';
import { type FlowContext, say, startAndShow } from './flow-context';
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
  const chosen = await choose(before.get(entry.id) ?? {}, {
    title: t('Trace {0} with Settings', entry.name),
    placeholder: t('Trace with these, or choose one to change'),
    go: t('$(play) Trace'),
  });
  if (chosen === undefined) return;
  before.set(entry.id, chosen);
  const { revision, clientSecret, headers } = chosen;
  await startAndShow(context, entry, {
    errand: 'sign-in',
    pause: 'trace',
    chosen,
    ...(revision !== undefined && { revision }),
    ...(clientSecret !== undefined && { secrets: { clientSecret } }),
    ...(headers !== undefined && { headers }),
  });
}

/**
 * Changes what the trace that is shown goes by. It goes back to the first step that has to do with it, and
 * stands there. The revision has a command of its own, and header fields are those of the first request.
 */
export async function changeSettings({ flows }: FlowContext): Promise<void> {
  const { active } = flows;
  if (active?.entry.kind !== 'http' || active.wish.errand !== 'sign-in') {
    say(t('There is no running trace whose settings could be changed. Trace a sign-in first.'));
    return;
  }
  const { entry, flow } = active;
  const earlier = active.wish.chosen ?? {};
  const chosen = await choose(earlier, {
    title: t('Change Settings of This Trace'),
    placeholder: t('Go on with these, or choose one to change'),
    go: t('$(play) Go On with These'),
    without: ['revision', 'headers'],
  });
  if (chosen === undefined || flows.active !== active) return;
  const order = flow.trace().steps.map(({ id }) => id);
  const from = earliestAffected(earlier, chosen, order);
  if (from === undefined) return;
  before.set(entry.id, chosen);
  flows.choose(chosen, from);
}

interface Choosing {
  readonly title: string;
  readonly placeholder: string;
  /** The words of the item that ends it. */
  readonly go: string;
  readonly without?: readonly Member[];
}

/** `undefined`: nothing is to be done. */
async function choose(
  from: ChosenSettings,
  { title, placeholder, go, without = [] }: Choosing,
): Promise<ChosenSettings | undefined> {
  let chosen = from;
  for (;;) {
    const items = itemsOf(chosen, go).filter(({ value }) => !without.some((one) => one === value));
    const end = await pickStep({ title, step: 1, steps: 1 }, placeholder, items);
    if (end.kind !== 'answer') return undefined;
    if (end.value === 'trace') return chosen;
    if (end.value === 'reset') {
      chosen = Object.fromEntries(
        Object.entries(chosen).filter(([name]) => without.some((one) => one === name)),
      );
      continue;
    }
    const next = await change(end.value, chosen, title);
    if (next.kind === 'cancelled') return undefined;
    if (next.kind === 'answer') chosen = next.value;
  }
}

function itemsOf(chosen: ChosenSettings, go: string): readonly ChoiceItem<Action>[] {
  const { revision, grant, clientId, clientSecret, clientMetadataUrl, issuer, scope } = chosen;
  const { redirectUri, extraParameters, headers, dpop } = chosen;
  const asUsual = t('as usual');
  const row = (value: Action, label: string, now: string | undefined, detail: string) => ({
    value,
    label,
    description: now ?? asUsual,
    detail,
  });
  return [
    { value: 'trace', label: go },
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
      'redirectUri',
      t('Redirect URI'),
      redirectUri,
      t('Where the browser comes back to, as it is registered for your client'),
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
  const { [member]: _, ...kept } = chosen;
  const others: ChosenSettings = kept;
  // A secret is of that client alone.
  const { clientSecret: __, ...withoutClient } = others;
  const without: ChosenSettings = member === 'clientId' ? withoutClient : others;
  const usual = { label: t('As usual'), value: without };
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
    case 'redirectUri':
    case 'scope': {
      const typed = await typeStep(
        place,
        t('The value. Empty: as usual.'),
        chosen[member] ?? '',
        problems[member],
        member === 'clientSecret',
      );
      if (typed.kind !== 'answer') return typed;
      return {
        kind: 'answer',
        value: typed.value === '' ? without : { ...chosen, [member]: typed.value },
      };
    }
  }
}

const problems: { readonly [member in Member]?: (text: string) => string | undefined } = {
  clientMetadataUrl: documentProblem,
  redirectUri: (text) =>
    text === '' || isPlainAddress(text, /^https?:$/)
      ? undefined
      : t('The address that the browser is sent to begins with http:// or https://.'),
};

function documentProblem(text: string): string | undefined {
  return text === '' || isPlainAddress(text, /^https:$/)
    ? undefined
    : t('The address of such a document begins with https://.');
}

/** An address of this kind, with a host and without a user name. */
function isPlainAddress(text: string, protocol: RegExp): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return protocol.test(url.protocol) && url.hostname !== '' && url.username + url.password === '';
}
