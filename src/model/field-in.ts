import type { HeaderList } from './wire';

/** The value of the first field of this lower-case name. RFC 9110 §5.1: names have no case. */
export function fieldIn(headers: HeaderList, name: string): string | undefined {
  return headers.find(([field]) => field.toLowerCase() === name)?.[1];
}
