import { builder } from './fastmcp/services';
import { builders } from './mcp-python/module';
import type { ServerSite } from './site';

/** What stands as the server's auth and was not written here; `undefined` where nothing does, or it cannot be seen. */
export function foreignAuth({ auth }: Pick<ServerSite, 'auth'>): string | undefined {
  if (auth.kind !== 'argument' && auth.kind !== 'attribute') return undefined;
  return [`${builder}()`, `${builders.auth}()`, 'None'].includes(auth.text) ? undefined : auth.text;
}
