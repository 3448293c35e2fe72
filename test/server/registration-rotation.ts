import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';

/**
 * Gives a new registration access token with each reading of a registration and ends the old one,
 * as RFC 7592 §3 allows; oidc-provider itself does so on changes only.
 */
export function rotateOnRead(provider: Provider): void {
  provider.use(async (plain, next) => {
    await next();
    const ctx = plain as KoaContextWithOIDC;
    if (ctx.method !== 'GET' || !ctx.path.startsWith('/reg/') || ctx.status !== 200) return;
    const { Client: client, RegistrationAccessToken: old } = ctx.oidc.entities;
    if (client === undefined || old === undefined) return;
    const fresh = Object.assign(new provider.RegistrationAccessToken(), { client });
    await old.destroy();
    Object.assign(ctx.body as object, { registration_access_token: await fresh.save() });
  });
}
