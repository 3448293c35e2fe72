/** Has this bundle speak the language of VS Code. To be imported before all that has words. */

import { config } from '@vscode/l10n';
import * as vscode from 'vscode';

config({ contents: vscode.l10n.bundle ?? {} });
