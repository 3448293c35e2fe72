/** What `--help` prints. */
export const helpText = `mcp-auth-inspector trace <url> [options]

Signs in to an MCP server step by step and says what is wrong, with evidence.

Options
  --revision R            2025-03-26, 2025-06-18, 2025-11-25 or 2026-07-28
                          (default: the newest)
  --transport T           http (default) or sse
  --open HOW              browser (default), print (show the login address),
                          or follow (sign in without a person where the
                          authorization server needs none)
  --client-id ID          a client id that you registered beforehand
  --client-secret-env N   the environment variable that holds its secret
  --client-metadata-url U the https address of a client id metadata document,
                          used where the authorization server reads those
  --scope S               ask for this scope instead of what the server names
  --header 'Name: value'  sent to the server itself, and nowhere else; repeatable
  --call TOOL             call this tool once signed in
  --arguments JSON        its arguments, as a JSON object
  --override RULE         go on past the stop that this rule explains; repeatable
  --redirect-port N       where the browser comes back to (default 33419, then a free port)
  --timeout SECONDS       how long to wait for the browser (default 300)
  --fail-on SEVERITY      error (default) or warning
  --json                  print the trace as JSON; see media/schemas/trace.schema.json

Nothing secret is printed or written to disk. Headers given on the command line can be seen
by other users of this machine.

Exit codes
  0  no error finding
  1  an error finding, or a failure
  2  wrong usage
  3  a person is needed to sign in
`;
