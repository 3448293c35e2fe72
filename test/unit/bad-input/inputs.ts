import {
  type Answer,
  emptyBody,
  hangUp,
  htmlPage,
  neverEnds,
  redirect,
  silence,
  tenMegabytes,
  text,
} from '../../server/faults/parts/answers';

const levels = 100_000;

/** What comes in place of what was asked for. */
export const inputs = {
  'a web page': htmlPage,
  'an empty body': emptyBody,
  'broken JSON': text(200, 'application/json', '{"issuer":'),
  'JSON that is no object': text(200, 'application/json', '[null]'),
  'JSON that says nothing': text(200, 'application/json', '{"a":1,"__proto__":{"b":2}}'),
  'JSON of very many levels': text(
    200,
    'application/json',
    '['.repeat(levels) + ']'.repeat(levels),
  ),
  'bytes that are no text': (response) => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x01]);
    response.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
  },
  'an error without a word': text(500, 'text/plain'),
  'ten megabytes': tenMegabytes,
  'a body that never ends': neverEnds,
  'no answer': silence,
  'a connection that breaks': hangUp,
  'a body that is not compressed as it says': (response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end('{"not":"gzip"}');
  },
  'a redirect to another origin': redirect('https://elsewhere.example/', 307),
  'redirects without end': (response) => redirect(response.req.url ?? '', 307)(response),
} as const satisfies { readonly [input: string]: Answer };

export type Input = keyof typeof inputs;

export const allInputs = Object.entries(inputs) as readonly (readonly [Input, Answer])[];

/** The rules that are about how an answer fails to come, wherever that happens. */
export const broken: { readonly [input in Input]?: string } = {
  'ten megabytes': 'answer-out-of-bounds',
  'a body that never ends': 'answer-out-of-bounds',
  'no answer': 'answer-out-of-bounds',
  'a connection that breaks': 'endpoint-unreachable',
  'a body that is not compressed as it says': 'endpoint-unreachable',
  'a redirect to another origin': 'redirect-refused',
  'redirects without end': 'redirect-refused',
};
