/** The profile of a revision. */

import type { Revision } from '../../model/revision';
import type { Profile } from '../profile';
import { profile20250326 } from './2025-03-26';
import { profile20250618 } from './2025-06-18';
import { profile20251125 } from './2025-11-25';
import { profile20260728 } from './2026-07-28';

export const profiles: { readonly [revision in Revision]: Profile } = {
  '2025-03-26': profile20250326,
  '2025-06-18': profile20250618,
  '2025-11-25': profile20251125,
  '2026-07-28': profile20260728,
};
