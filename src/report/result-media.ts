/** Pictures in what a call gave, of the kinds that an editor shows without running anything. */

import type { Json, JsonObject } from '../model/wire';

export interface ResultPicture {
  readonly name: string;
  /** Base64, as the server sent it. */
  readonly data: string;
}

/** No SVG: it is a program. */
const endings: { readonly [mimeType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Shown at once; a server can send any number. */
const most = 4;

/** The first few, named by their place among the pictures. */
export function picturesOf(result: JsonObject): readonly ResultPicture[] {
  const { content } = result;
  const parts: readonly Json[] = Array.isArray(content) ? content : [];
  return parts
    .flatMap((part) => {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return [];
      const { type, data, mimeType } = part as JsonObject;
      const ending = typeof mimeType === 'string' ? endings[mimeType] : undefined;
      const isPicture = type === 'image' && typeof data === 'string' && ending !== undefined;
      return isPicture ? [{ data, ending }] : [];
    })
    .slice(0, most)
    .map(({ data, ending }, at) => ({ name: `picture-${at + 1}.${ending}`, data }));
}
