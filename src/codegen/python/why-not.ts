/** What stands in the way of an edit of a Python constructor, whichever product it is of. */

import type { AddAuth } from '../add-auth';
import { textAt } from '../project';
import type { Syntax } from '../syntax/syntax';

export interface PythonEdit {
  /** What to write by hand instead: `from … import …, and …`. */
  readonly byHand: string;
  /** Whether a value of `auth=` was written here. */
  readonly isOurs: (auth: string) => boolean;
}

/** A sentence with what to do; `undefined` when nothing does. */
export function whyNotPython(
  { project, site, replaces }: Pick<AddAuth, 'project' | 'site' | 'replaces'>,
  python: Syntax,
  { byHand, isOurs }: PythonEdit,
): string | undefined {
  const where = `${site.path}, line ${site.line + 1}`;
  const text = textAt(project, site.path);
  if (text === undefined) return `${site.path} cannot be read.`;
  if (python.parse(text).hasError) {
    return `${site.path} has a syntax error. Mend it first, so that the edit lands in the right place.`;
  }
  if (site.mounted) {
    return `${where} is mounted into another server, whose auth alone counts. Pick that one.`;
  }
  if (site.test) return `${where} is a test or an example, which is not changed.`;
  if (site.subclass) {
    return `${where} makes a class of your own, and whether it hands auth on cannot be seen. Write the auth into it by hand: ${byHand}.`;
  }
  switch (site.auth.kind) {
    case 'none':
      return undefined;
    case 'unseen':
      return `${where} hands on **kwargs, and auth may be among them. Write the auth into it by hand: ${byHand}.`;
    case 'argument':
    case 'attribute':
      return replaces === true || isOurs(site.auth.text)
        ? undefined
        : `${where} has auth already: ${site.auth.text.slice(0, 80)}. Take it out first, or write the new one into it by hand: ${byHand}.`;
  }
}
