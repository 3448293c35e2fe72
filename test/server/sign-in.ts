import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readForm, sendPage } from './respond';
import { errorPage, type SignInView, signInPage } from './sign-in-page';

const defaultUser = 'ada';
const prefix = '/interaction/';

/** Where oidc-provider sends a browser that a person has to look at. */
export function interactionPath(uid: string): string {
  return `${prefix}${uid}`;
}

export function isInteraction(path: string): boolean {
  return path.startsWith(prefix);
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * Signs in and records consent. With `autoApprove` a GET is enough, so that a client with cookies
 * that follows redirects gets through; otherwise GET shows the page and POST carries the answer.
 */
export async function handleSignIn(
  provider: Provider,
  autoApprove: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let interaction: Interaction;
  try {
    interaction = await provider.interactionDetails(request, response);
  } catch {
    sendPage(
      response,
      400,
      errorPage('This sign-in is over', [
        'It has expired, was finished already, or was started in another browser.',
        'Start it again in the program that sent you here.',
      ]),
    );
    return;
  }
  if (autoApprove) return approve(provider, interaction, defaultUser, request, response);
  if (request.method !== 'POST') {
    return sendPage(response, 200, signInPage(await viewOf(provider, interaction)));
  }
  const form = await readForm(request);
  if (form.get('decision') !== 'allow') return deny(provider, request, response);
  const user = accountOf(interaction) ?? form.get('name')?.trim().slice(0, 40) ?? '';
  if (user === '') {
    const view = { ...(await viewOf(provider, interaction)), user, problem: 'Type a user name.' };
    return sendPage(response, 400, signInPage(view));
  }
  await approve(provider, interaction, user, request, response);
}

/** Who is signed in in this browser, unless the client wants that to be asked anew. */
function accountOf({ session, prompt }: Interaction): string | undefined {
  return prompt.name === 'login' ? undefined : session?.accountId;
}

async function approve(
  provider: Provider,
  interaction: Interaction,
  user: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const accountId = accountOf(interaction) ?? user;
  const grant = new provider.Grant({ accountId, clientId: text(interaction.params['client_id']) });
  const scope = text(interaction.params['scope']);
  grant.addOIDCScope(scope);
  for (const resource of texts(interaction.params['resource'])) {
    grant.addResourceScope(resource, scope);
  }
  await provider.interactionFinished(request, response, {
    login: { accountId, remember: false },
    consent: { grantId: await grant.save() },
  });
}

async function deny(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionFinished(request, response, {
    error: 'access_denied',
    error_description: 'The person at the sign-in page chose Cancel.',
  });
}

async function viewOf(provider: Provider, interaction: Interaction): Promise<SignInView> {
  const { params, uid } = interaction;
  const account = accountOf(interaction);
  const clientId = text(params['client_id']);
  const client = await provider.Client.find(clientId);
  return {
    action: interactionPath(uid),
    clientName: client?.clientName ?? clientId,
    resources: texts(params['resource']),
    scopes: text(params['scope']).split(' ').filter(Boolean),
    returnsTo: returnsTo(text(params['redirect_uri'])),
    user: account ?? defaultUser,
    signedIn: account !== undefined,
  };
}

/** A device has no address to return to; it asks for its tokens by itself. */
function returnsTo(redirectUri: string): string {
  if (redirectUri === '') return 'the device that asked';
  const { host, protocol } = new URL(redirectUri);
  return host || protocol;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
