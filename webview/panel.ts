import type { FromPanel } from '../src/model/messages';
import type { Bodies } from './bodies';
import type { Reveals } from './reveals';
import type { Ui } from './ui';

/** What the views of the panel share. */
export interface Panel {
  post(message: FromPanel): void;
  readonly ui: Ui;
  readonly bodies: Bodies;
  readonly reveals: Reveals;
}
