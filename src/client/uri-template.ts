/** Addresses with gaps, through the official SDK. RFC 6570. */

import { UriTemplate } from '@modelcontextprotocol/sdk/shared/uriTemplate.js';

/** The names of the gaps; none where the template cannot be read. */
export function templateNames(template: string): readonly string[] {
  try {
    return [...new Set(new UriTemplate(template).variableNames)];
  } catch {
    return [];
  }
}

/** The address with its gaps filled in; the template as it is where it cannot be read. */
export function expandTemplate(
  template: string,
  values: { readonly [name: string]: string },
): string {
  try {
    return new UriTemplate(template).expand({ ...values });
  } catch {
    return template;
  }
}
