/** The provider's part in a generated Python test: tokens, and a local server that answers about them. */

/** What `answering` and `keyServer` need. */
export const serverImports: readonly string[] = [
  'import json',
  'import threading',
  'from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer',
];

/** Body of `token()`: `claims`, as its arguments change them. */
export const claims = `    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "ada",
        "iat": now,
        "exp": now + 300,
        "scope": " ".join(SCOPES),
        **changes,
    }
    claims.pop(without, None)`;

/** Opaque tokens, and what is known of them. */
export const knownTokens = `ANSWERS: dict[str, dict[str, object]] = {}


def token(without: str = "", **changes) -> str:
${claims}
    made = secrets.token_urlsafe()
    ANSWERS[made] = {"active": claims.get("exp", now) > now, "client_id": "caller", **claims}
    return made`;

export const postIntrospection = `    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        asked = parse_qs(body)["token"][0]
        self.answer(ANSWERS.get(asked, {"active": False}))`;

/** `method`: what it does on a request. */
export function answering(method: string): string {
  return `class Answers(BaseHTTPRequestHandler):
${method}

    def answer(self, document: object) -> None:
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass`;
}

export const keyServer = `@pytest.fixture(scope="module")
def keys():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()`;
