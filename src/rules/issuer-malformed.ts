/**
 * An entry of authorization_servers is no issuer: the address of a metadata document, an address with
 * a query or fragment, or no address at all. An issuer is what metadata addresses are made from.
 *
 * Looks like: the client asks for metadata at an address with .well-known in it twice, gets 404, and
 * says that there is no authorization server metadata.
 * Why: clients put /.well-known/oauth-authorization-server into the entry themselves (RFC 8414). The
 * address of the document, which is what one sees in a browser, is easily taken for the issuer.
 * FastMCP: authorization_servers is the issuer, such as https with the realm of Keycloak, and not the
 * config_url that OIDCProxy takes.
 * TypeScript SDK: authorization_servers is made from issuer in oauthMetadata; give it the document of
 * the provider as it is.
 * Provider: the right value is issuer in its metadata, letter by letter.
 */

import { bodyObject, bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const issuerMalformed = defineRule({
  id: 'issuer-malformed',
  effect: 'sign-in-fails',
  spec: ['rfc9728-metadata', 'rfc8414-metadata'],
  needs: [],
  check(trace) {
    const described = documentOf(trace, 'resource-metadata');
    const listed = bodyObject(described?.exchange)?.['authorization_servers'];
    if (described === undefined || !Array.isArray(listed)) return undefined;
    const bad = listed.flatMap((entry, at) => {
      const why = typeof entry === 'string' ? faultOf(entry) : undefined;
      return why === undefined ? [] : [{ entry: String(entry), at, why }];
    });
    const [first] = bad;
    if (first === undefined) return undefined;
    const stops =
      trace.stop?.step === 'resource-metadata' || trace.stop?.step === 'server-metadata';
    return {
      effect: stops ? 'sign-in-fails' : 'client-fails',
      title: `${hostOf(described.askedAt)} names ${first.why} as authorization server`,
      expected:
        'the issuer of the authorization server: an https address without query or fragment',
      actual: bad.map(({ entry }) => JSON.stringify(entry)).join(', '),
      because: 'clients make the addresses of the metadata from this one, and find nothing there',
      do: 'write what the authorization server has as issuer in its own metadata, letter by letter',
      evidence: bad.map(({ at }) => `${bodyPointer(described, 'authorization_servers')}/${at}`),
    };
  },
});

function faultOf(entry: string): string | undefined {
  // What was masked for its secret is not what the server sent.
  if (entry.includes('‹')) return undefined;
  if (!URL.canParse(entry) || !/^https?:$/.test(new URL(entry).protocol)) {
    return 'something that is no http or https address';
  }
  if (entry.includes('/.well-known/')) return 'the address of a metadata document';
  if (entry.includes('#')) return 'an address with a fragment';
  return entry.includes('?') ? 'an address with a query' : undefined;
}
