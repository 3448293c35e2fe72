/** An address at which a client looks for a document, in the order in which it would be asked. */
export interface DiscoveryPlace {
  readonly url: string;
  /** Why it is among them. */
  readonly why: string;
  /** `used`: what it said was gone by; `asked`: it was asked, and said something else; `spared`: it was not asked. */
  readonly state: 'used' | 'asked' | 'spared';
  /** What it answered, or why it was not asked. */
  readonly came: string;
}
