import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AddAuth, Codegen, Planned, Project, ServerSite, TracePlace } from '../codegen';
import { oneLine } from '../config/one-line';
import type { Fix } from '../model/fix';
import { readProject } from '../node/read-project';
import { type Answers, askForWiring } from './add-auth-questions';
import type { FlowContext } from './flow-context';
import { codegenModule, loadCodegen } from './load-codegen';
import { trusted } from './trusted';
import { type Verified, verify } from './verify';
import { writeFix } from './write-fix';

const title = t('Add Auth to This Server');
const remembered = 'addAuth.answers';

/**
 * Asks what the server needs, and shows what would be written before it is. `argument`: a file, if any.
 * `known`: answers that stand as given until the user changes them. `place`: where the server was traced.
 */
export async function addAuth(
  context: FlowContext,
  state: vscode.Memento,
  argument: unknown,
  known: Answers = {},
  place?: TracePlace,
): Promise<void> {
  if (!(await trusted())) return;
  const found = await findServer(argument, title);
  if (found === undefined) return;
  const { folder, project, site } = found;
  const replaces = await mayReplace(site);
  if (replaces === undefined) return;
  const before = { ...state.get<Answers>(remembered, {}), ...known };
  const decided = await askForWiring(title, site, before, (answers) => {
    void state.update(remembered, answers);
  });
  if (decided.kind === 'cancelled') return;
  if (decided.kind === 'no-auth') {
    void vscode.window.showInformationMessage(
      t(
        'A server over stdio needs no auth: the client starts it as the same user. Nothing was written.',
      ),
    );
    return;
  }
  if (decided.kind === 'no-bridge') {
    void vscode.window.showWarningMessage(decided.says, { modal: true });
    return;
  }
  const { packageOf, packageVersion, targetOf } = codegenModule();
  const version = packageVersion(project, packageOf[targetOf(site.product)]);
  const { wiring } = decided;
  const choice = { ...decided.choice, version, ...(place && { path: place.path }) };
  const planned = await planOnDocuments(await loadCodegen(), folder, {
    project,
    site,
    wiring,
    choice,
    replaces,
    known: knownOf(place, decided.known),
    ...(place && { base: place.base }),
  });
  if (planned.kind === 'refused') {
    void vscode.window.showWarningMessage(planned.says);
    return;
  }
  const written = await writeFix(folder, planned.fix);
  if (written) await offerVerify(context, { folder, project, site }, planned.fix);
}

/** Of two providers the values are not mixed. */
function knownOf(
  place: TracePlace | undefined,
  asked: { readonly [name: string]: string },
): { readonly [name: string]: string } {
  if (Object.keys(asked).length === 0) return place?.known ?? {};
  const ofServer = ['MCP_BASE_URL', 'MCP_SERVER_URL', 'MCP_AUTH_AUDIENCE'];
  const own = Object.entries(place?.known ?? {}).filter(([name]) => ofServer.includes(name));
  return { ...Object.fromEntries(own), ...asked };
}

/** Asks before auth of the user's own makes way. `undefined`: it is to stay. */
async function mayReplace(site: ServerSite): Promise<boolean | undefined> {
  const foreign = codegenModule().foreignAuth(site);
  if (foreign === undefined) return false;
  const replace = t('Replace It');
  const answer = await vscode.window.showWarningMessage(
    t(
      '{0}, line {1}, has auth already. Is it to make way for the new one?',
      site.path,
      site.line + 1,
    ),
    {
      modal: true,
      detail: t(
        'It is: {0}. You see the change before it is written; imports that nothing needs any more stay.',
        oneLine(foreign, 300),
      ),
    },
    replace,
  );
  return answer === replace ? true : undefined;
}

async function offerVerify(context: FlowContext, verified: Verified, fix: Fix): Promise<void> {
  const open = t('Open MCP_AUTH.md');
  const proof = t('Verify…');
  const answer = await vscode.window.showInformationMessage(fix.notes.join(' '), open, proof);
  if (answer === open) {
    const steps = vscode.Uri.joinPath(verified.folder, 'MCP_AUTH.md');
    await vscode.commands.executeCommand('markdown.showPreview', steps);
  }
  if (answer === proof) await verify(context, verified);
}

/** Starts a server of the workspace in a terminal and traces it. `argument`: a file, if any. */
export async function verifyServer(context: FlowContext, argument: unknown): Promise<void> {
  if (!(await trusted())) return;
  const found = await findServer(argument, 'Verify');
  if (found !== undefined) await verify(context, found);
}

/** What stands in an editor counts, saved or not; the plan is made on that. */
async function planOnDocuments(
  codegen: Codegen,
  folder: vscode.Uri,
  request: AddAuth,
): Promise<Planned> {
  let { project, site } = request;
  for (;;) {
    const planned = codegen.addAuth({ ...request, project, site });
    if (planned.kind === 'refused') return planned;
    const changed = new Map<string, string>();
    for (const file of planned.fix.files) {
      if (file.kind === 'create') continue;
      const document = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(folder, file.path),
      );
      if (document.getText() !== file.before) changed.set(file.path, document.getText());
    }
    if (changed.size === 0) return planned;
    project = withTexts(project, changed);
    const here = codegen.servers(project).filter(({ path }) => path === site.path);
    const again = here.find(({ variable }) => variable === site.variable) ?? here[0];
    if (again === undefined) {
      return {
        kind: 'refused',
        says: t('{0} makes no MCP server any more, as it stands in the editor.', site.path),
      };
    }
    site = again;
  }
}

function withTexts(project: Project, texts: ReadonlyMap<string, string>): Project {
  const files = project.files.map(({ path, text }) => ({ path, text: texts.get(path) ?? text }));
  return { ...project, files };
}

/** The server that the file makes, or one of the folder that the user picks. */
async function findServer(argument: unknown, title: string): Promise<Verified | undefined> {
  const folder = await folderFor(argument);
  if (folder === undefined) return undefined;
  const project = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t('Looking for MCP servers') },
    () => readProject(folder.fsPath),
  );
  const codegen = await loadCodegen();
  const site = await pickSite(codegen.servers(project), folder, argument, title);
  return site && { folder, project, site };
}

async function folderFor(argument: unknown): Promise<vscode.Uri | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  const file = fileOf(argument);
  const own = file && vscode.workspace.getWorkspaceFolder(file);
  if (own !== undefined) return own.uri;
  if (workspaceFolders.length === 0) {
    void vscode.window.showInformationMessage(t('Open the folder of your server first.'));
    return undefined;
  }
  if (workspaceFolders.length === 1) return workspaceFolders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** The file that the command was called on, or the one in front. */
function fileOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
}

async function pickSite(
  sites: readonly ServerSite[],
  folder: vscode.Uri,
  argument: unknown,
  title: string,
): Promise<ServerSite | undefined> {
  const own = sites.filter(({ test, mounted }) => !test && !mounted);
  const called =
    argument instanceof vscode.Uri
      ? own.filter(({ path }) => vscode.Uri.joinPath(folder, path).fsPath === argument.fsPath)
      : [];
  const offered = called.length > 0 ? called : own;
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(
      t(
        'No MCP server was found in this folder: no call of FastMCP, MCPServer, McpServer or Server whose class is imported from fastmcp, mcp or @modelcontextprotocol/sdk.',
      ),
    );
    return undefined;
  }
  if (offered.length === 1) return offered[0];
  const picked = await vscode.window.showQuickPick(
    offered.map((site) => ({
      label: site.name ?? site.variable ?? site.path,
      description: t('{0}, line {1}', site.path, site.line + 1),
      site,
    })),
    { title, placeHolder: t('Several servers are made here') },
  );
  return picked?.site;
}
