import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request itself by returning true; the `before` of both servers. */
export type Before = (request: IncomingMessage, response: ServerResponse) => boolean;

export type Answer = (response: ServerResponse) => void;

/** Answers every request for this path, whatever its query. */
export function at(path: string, answer: Answer, method?: string): Before {
  return (request, response) => {
    if (request.url?.split('?')[0] !== path) return false;
    if (method !== undefined && request.method !== method) return false;
    answer(response);
    return true;
  };
}

/** Answers with the first of these that wants the request. */
export function firstOf(...all: readonly Before[]): Before {
  return (request, response) => all.some((one) => one(request, response));
}

/** A status with text, or with nothing. */
export function text(status: number, contentType: string, body = ''): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
}

export function json(status: number, value: unknown): Answer {
  return text(status, 'application/json', JSON.stringify(value));
}

export const htmlPage = text(
  200,
  'text/html; charset=utf-8',
  '<!doctype html><html lang="en"><title>Welcome</title><p>Single page application</p></html>',
);

export const emptyBody: Answer = (response) => {
  response.writeHead(200).end();
};

/** Ten megabytes of JSON that would even parse. */
export const tenMegabytes = text(200, 'application/json', `{"a":"${'x'.repeat(10_000_000)}"}`);

/** Begins an answer and never ends it. */
export const neverEnds: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"begun":');
};

/** Takes the request and says nothing at all. */
export const silence: Answer = () => {};

/** Closes the connection without an answer. */
export const hangUp: Answer = (response) => {
  response.destroy();
};

export function redirect(location: string, status = 302): Answer {
  return (response) => {
    response.writeHead(status, { location }).end();
  };
}
