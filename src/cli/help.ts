/** What `--help` prints. */
export const helpText = `mcp-auth-inspector COMMAND [options]

  trace <url>             signs in to an MCP server step by step and says what is
                          wrong, with evidence
  check <url>…            says in seconds what can be known without signing in; it
                          registers no client unless told to, and checks several
                          servers at once
  token <url>             checks a token that you have by what the server's metadata
                          says; the token is sent nowhere but to its issuer, and
                          there only with --introspection-client-id
  replay <file>           runs a saved trace again without a network, by its own
                          revision or another, as far as it holds answers
  export <file>           prints a saved trace as HAR, as a Markdown report, as a Mermaid
                          diagram, or one request of it as a curl command
  config [folder]         says what is wrong in the MCP configuration files of a folder:
                          secrets in clear text, keys that a client does not read,
                          servers that hide each other; nothing is contacted
  client-document <url>   prints a client id metadata document to put at that address
  add-auth <folder>       writes auth into the server of a project: FastMCP, the official
                          Python SDK, or the TypeScript SDK with express
  new <folder>            makes a whole small server with its auth, in an empty folder
  explain <rule>          prints the help page of a rule: how it looks, why it happens,
                          and what to do about it in FastMCP, in the TypeScript SDK
                          and at the provider

Options of trace and token
  --revision R            2025-03-26, 2025-06-18, 2025-11-25 or 2026-07-28
                          (default: the newest)
  --transport T           http (default) or sse
  --header 'Name: value'  sent to the server itself, and nowhere else; repeatable
  --override RULE         go on past the stop that this rule explains; repeatable
  --issuer URL            which of several authorization servers
  --introspection-client-id ID, --introspection-secret-env N
                          who asks the authorization server about opaque tokens
  --fail-on SEVERITY      error (default) or warning
  --json                  print the trace as JSON; see media/schemas/trace.schema.json
  --save FILE             write the same JSON to a file, which replay and the trace
                          panel open; by habit its name ends in .mcptrace.json

Options of trace
  --open HOW              browser (default), print (show the login address),
                          or follow (sign in without a person where the
                          authorization server needs none)
  --redirect-port N       where the browser comes back to (default 33419, then a free port)
  --redirect-uri URI      exactly there, as it is registered for a client of yours
  --timeout SECONDS       how long to wait for the browser (default 300)
  --scope S               ask for this scope instead of what the server names
  --param NAME=VALUE      added to the authorization request; repeatable
  --client-id ID          a client id that you registered beforehand
  --client-issuer URL     the authorization server that it belongs to
  --client-secret-env N   the environment variable that holds its secret
  --client-key-file F     its private key, PKCS #8 in PEM or a JWK, for private_key_jwt
  --client-key-alg A, --client-key-id K
                          where the key does not say
  --client-metadata-url U the https address of a client id metadata document,
                          used where the authorization server reads those
  --grant G               authorization_code, client_credentials, jwt_bearer, id_jag
                          or device_code (default: what was given points to)
  --assertion-env N       what the workload proves itself with (jwt_bearer)
  --subject-token-env N   what the identity provider said about the person (id_jag)
  --subject-token-type T  id_token (default) or saml2
  --idp-token-endpoint U, --idp-client-id ID, --idp-client-secret-env N
                          the identity provider that exchanges it
  --dpop                  bind tokens to a key also where the server does not ask
  --call TOOL             call this tool once signed in
  --arguments JSON        its arguments, as a JSON object
  --probe                 then ask with tokens that the server has to refuse; for
                          servers of your own, as others may take it for an attack
  --probe-key F           the private key that your authorization server signs with,
                          PKCS #8 in PEM or a JWK, for tokens wrong in one claim

Options of check (and --revision, --transport, --header, --issuer, --client-id and
--fail-on, as for trace; a header only with one address)
  --config FILE           all servers of this configuration file; repeatable
  --workspace DIR         all servers that .vscode/mcp.json and .mcp.json name there;
                          repeatable
  --format F              text (default), json, sarif (2.1.0) or junit
  --register              register a client as a sign-in would, and delete it again where
                          the server lets clients delete themselves
  --registration-probes   see which redirect URIs registration takes, with one client for
                          each kind, deleted again in the same way

Options of token
  --token-env N           the environment variable that holds the token

Options of replay
  --revision R            trace as a client of this revision
  --override RULE         go on past the stop that this rule explains; repeatable
  --fail-on SEVERITY, --json
  --format F, --exchange N
                          print the outcome in a form of export

Options of export
  --format F              har, markdown, mermaid or curl; secrets and personal claims
                          are masked in each
  --exchange N            which request curl is to send, by its number in the Markdown
                          report; what the trace hides are shell variables in it

Options of config
  --all                   look at every MCP client of this machine too, and list the servers
  --fail-on SEVERITY      warning (default) or error
  --json

Options of client-document
  --name TEXT             what people see when they are asked for consent
  --redirect-uri U        where the browser may come back to; repeatable
  --key-file F            a key, PEM or JWK; its public half goes into the document

Options of add-auth
  --job J                 verify (check tokens that callers hold), remote (people sign
                          in at a provider that registers clients; default) or proxy
                          (at one that does not; FastMCP only)
  --provider NAME         which provider or way; the first of the job by default
  --server PATH:LINE      which server, where the project makes several
  --set NAME=VALUE        scopes, tool-scopes, algorithm, path, strict, storage,
                          services, service-algorithm, redirects, base-url; repeatable
  --replace               the auth that the constructor has makes way for it
  --diff                  show what would be written (default)
  --write                 write it

Options of new: those of add-auth but --server, and
  --language L            python (default; FastMCP with uv) or typescript (the official SDK)
  --name NAME             of the server; that of the folder by default

Options of explain
  --list                  all rules, each with what it does to people
  --format F              text (default) or markdown
  --revision R            the revision of MCP that links go to (default: the newest)

Options that end in -env name an environment variable, because arguments, and headers with
them, can be seen by other users of this machine. Nothing secret is printed or written to
disk: what is saved has passed the same redactor as what is printed.

Exit codes
  0  no error finding
  1  an error finding, or a failure
  2  wrong usage
  3  a person is needed to sign in
Of several servers the highest counts. An entry that is no server one could reach counts as a
failure; one that only lacks the value of a variable here is named and passed over.
`;
