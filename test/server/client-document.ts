import type { JsonObject } from '../../src/model/wire';
import { type Answer, json } from './faults/parts/answers';
import { startHttps } from './faults/parts/https-port';
import { selfSigned } from './faults/parts/self-signed';
import type { Observe } from './observe';
import { trustCertificate } from './trust-certificate';

export interface ClientDocumentOptions {
  /** Edits the document that is right. */
  readonly edit?: (document: JsonObject) => JsonObject;
  /** Answers instead of the document. */
  readonly answer?: Answer;
  readonly observe?: Observe;
}

export interface ClientDocumentServer {
  /** The address of the document, which is the client id. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the metadata document of a client over https on this machine, with a certificate that this
 * process trusts from then on. Client ID Metadata Document §4.
 */
export async function serveClientDocument(
  options: ClientDocumentOptions = {},
): Promise<ClientDocumentServer> {
  const certificate = selfSigned();
  trustCertificate(certificate.cert);
  const { edit = (document) => document, observe } = options;
  const { origin, close } = await startHttps(certificate, (request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    observe?.({ origin, method, path, query: '', headers, body: '' });
    if (path !== '/client.json') return json(404, {})(response);
    const answer = options.answer ?? json(200, edit(clientDocument(`${origin}/client.json`)));
    answer(response);
  });
  return { url: `${origin}/client.json`, close };
}

/** Of a public client on a person's machine, at any port there. */
function clientDocument(clientId: string): JsonObject {
  return {
    client_id: clientId,
    client_name: 'Client with a document',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/callback'],
  };
}
