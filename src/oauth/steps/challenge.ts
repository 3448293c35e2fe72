/** Reads what the 401 says: where the resource metadata is, and which scope is wanted. */

import type { Challenge } from '../../model/wire';
import { parseChallenges } from '../challenge';
import { defineStep } from '../step';
import { isHttpUrl } from '../well-known';

export const challenge = defineStep({
  id: 'challenge',
  title: 'Read the challenge',
  phase: 'discover',
  explained:
    'The WWW-Authenticate field of the refusal tells the client what to do next. For MCP it names the address of the resource metadata and may name the scope that is wanted.',
  spec: ['rfc9110-challenge', 'rfc9728-challenge', 'rfc6750-challenge'],
  needs: ['access'],
  gives: ['challenge'],
  limit: 1,
  next({ access }) {
    const { challenges, problems } = parseChallenges(access.challengeFields);
    const bearer = chooseChallenge(challenges);
    const given = bearer?.parameters ?? {};
    const metadataUrl = given['resource_metadata'];
    const usable = metadataUrl !== undefined && isHttpUrl(metadataUrl);
    const allProblems =
      metadataUrl !== undefined && !usable
        ? [...problems, 'resource_metadata is not an absolute http or https address']
        : problems;
    const scope = given['scope'];
    return {
      do: 'done',
      facts: {
        challenge: {
          challenges,
          problems: allProblems,
          ...(bearer && { bearer }),
          ...(usable && { resourceMetadataUrl: metadataUrl }),
          ...(scope && { scope }),
          ...(given['error'] && { error: given['error'] }),
          ...(given['error_description'] && { errorDescription: given['error_description'] }),
        },
      },
      note: noteFor(access.challengeFields.length, bearer !== undefined, usable),
    };
  },
  values: ({ challenge: read }) => [
    {
      name: 'resource_metadata',
      value: read.resourceMetadataUrl ?? 'not named',
      meaning: 'Where the server says its resource metadata is.',
    },
    {
      name: 'scope',
      value: read.scope ?? 'not named',
      meaning: 'The scope that the server wants for this request.',
    },
    ...(read.error === undefined
      ? []
      : [{ name: 'error', value: read.error, meaning: 'Why the server refused.' }]),
    ...read.problems.map((problem) => ({
      name: 'problem',
      value: problem,
      meaning: 'The field breaks the grammar of HTTP here.',
    })),
  ],
});

/** One that names metadata goes before one that does not, and Bearer before DPoP. RFC 9728 §5.1. */
function chooseChallenge(challenges: readonly Challenge[]): Challenge | undefined {
  const known = (['bearer', 'dpop'] as const).flatMap((scheme) =>
    challenges.filter((one) => one.scheme === scheme),
  );
  const naming = known.find(({ parameters }) => parameters['resource_metadata'] !== undefined);
  return naming ?? known[0];
}

function noteFor(fields: number, bearer: boolean, named: boolean): string {
  if (fields === 0) return 'no challenge';
  if (!bearer) return 'no Bearer challenge';
  return named ? 'names metadata' : 'names nothing';
}
