/** The HTML shell of the trace panel. */

export interface PanelShell {
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** A page that runs one script, by nonce, and loads nothing from elsewhere. */
export function panelHtml({ nonce, cspSource, scriptUri, styleUri }: PanelShell): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${styleUri}">
<title>MCP Auth Trace</title>
</head>
<body>
<div id="mcp-auth-panel"><p class="loading">Loading the trace…</p></div>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
