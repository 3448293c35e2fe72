import type { IncomingMessage } from 'node:http';
import type { Answer, Before } from './answers';

/** Answers the requests of a session that come with a token, and leaves all others. */
export function withToken(
  answer: Answer,
  which: (request: IncomingMessage) => boolean = () => true,
): Before {
  return (request, response) => {
    if (request.headers.authorization === undefined || !which(request)) return false;
    answer(response);
    return true;
  };
}
