import type { HeaderList } from '../model/wire';

/** The first header of this lower-case name. RFC 9110 §5.1: names have no case. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
