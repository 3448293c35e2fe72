/**
 * The two names of the issuer are one address, written once with the port that goes without saying
 * and once without. Names of issuers are compared as text.
 *
 * Looks like: strict clients stop with an issuer mismatch, and lenient ones sign in.
 * Why: a program puts the name together from host and port, and adds :443 where nobody would write
 * it. Salesforce has been seen to do so.
 * FastMCP: write the issuer in authorization_servers as the provider writes it, with :443 if need be.
 * TypeScript SDK: the same holds for authorizationServers.
 * Provider: leave the port out of issuer, in the metadata and in tokens.
 * Seen: https://github.com/forcedotcom/mcp-hosted/issues/44
 */

import { bodyMember, bodyPointer, exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { defineRule } from './rule';

export const issuerDefaultPort = defineRule({
  id: 'issuer-default-port',
  effect: 'sign-in-fails',
  spec: ['rfc8414-validation', 'mcp-discovery'],
  on: 'issuer-mismatch',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = exchangesOf(trace, 'server-metadata').at(-1);
    const issuer = found && bodyMember(found.exchange, 'issuer');
    if (found === undefined || issuer === undefined) return undefined;
    const asked = issuerAskedAt(resource, found.exchange.request.url);
    const plain = [asked, issuer].map((one) => one.replace(defaultPort, '$1'));
    if (asked === issuer || plain[0] !== plain[1]) return undefined;
    const where = issuer.length > asked.length ? 'its metadata' : 'the resource metadata';
    return {
      title: `${hostOf(asked)} goes by a name with its port in one place and without in the other`,
      expected: asked,
      actual: issuer,
      because: `both lead to the same place, and clients compare them letter by letter: the port stands in ${where} only`,
      do: 'leave the port out wherever the issuer is written: it is the one that https or http has by itself',
      evidence: [bodyPointer(found, 'issuer'), '/facts/resource/authorizationServer'],
    };
  },
});

/** Up to the port that the scheme has by itself. */
const defaultPort = /^(https:\/\/[^/]*(?=:443(?:\/|$))|http:\/\/[^/]*(?=:80(?:\/|$))):\d+/;
