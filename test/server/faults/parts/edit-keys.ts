import type { JsonObject } from '../../../../src/model/wire';
import type { Before } from './answers';
import { editAnswer } from './edit-answer';

/** Edits every key that the authorization server publishes. */
export function editKeys(edit: (key: JsonObject) => JsonObject): Before {
  return editAnswer('/jwks', ({ keys, ...rest }) => ({
    ...rest,
    keys: (keys as readonly JsonObject[]).map(edit),
  }));
}
