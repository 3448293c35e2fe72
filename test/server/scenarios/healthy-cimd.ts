import { type ClientDocumentOptions, serveClientDocument } from '../client-document';
import { startPair } from '../faults/parts/pair';
import { createRequestLog, type SeenRequest } from '../observe';
import { type Scenario, scenario } from './scenario';

export interface CimdScenario extends Scenario<{ readonly clientMetadataUrl: string }> {
  /** Every request for the document. */
  readonly documentRequests: readonly SeenRequest[];
}

/**
 * The client id is the address of a document, which the authorization server fetches and holds the
 * client to; there is no registration besides. This process trusts the document's certificate.
 */
export async function startHealthyCimd(
  document: Omit<ClientDocumentOptions, 'observe'> = {},
): Promise<CimdScenario> {
  const { requests: documentRequests, observe } = createRequestLog();
  const served = await serveClientDocument({ ...document, observe });
  const pair = await startPair(() => ({
    settings: { registration: false, fetchClientDocument: (url) => fetch(url) },
    run: { settings: { clientMetadataUrl: served.url } },
  }));
  return { ...scenario(pair, { clientMetadataUrl: served.url }, [served]), documentRequests };
}
