import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const tokenAsForm = defineFault({
  name: 'token-as-form',
  says: 'the token answer is a form, as GitHub sends it unless asked for JSON (F42)',
  findings: ['token-unusable'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          text(
            200,
            'application/x-www-form-urlencoded; charset=utf-8',
            'access_token=made-up-for-this-test&scope=notes%3Aread&token_type=bearer',
          ),
        ),
      },
    })),
});
