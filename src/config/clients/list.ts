import type { Client } from '../client';
import { amazonQ } from './amazon-q';
import { amp } from './amp';
import { antigravity } from './antigravity';
import { boltai } from './boltai';
import { claudeCode } from './claude-code';
import { claudeDesktop } from './claude-desktop';
import { cline } from './cline';
import { codex } from './codex';
import { continueDev } from './continue';
import { copilotCli } from './copilot-cli';
import { copilotIde } from './copilot-ide';
import { crush } from './crush';
import { cursor } from './cursor';
import { enconvo } from './enconvo';
import { factory } from './factory';
import { gemini } from './gemini';
import { gitlabDuo } from './gitlab-duo';
import { goose } from './goose';
import { inspector } from './inspector';
import { junie } from './junie';
import { kimi } from './kimi';
import { kiro } from './kiro';
import { librechat } from './librechat';
import { lmStudio } from './lm-studio';
import { mcporter } from './mcporter';
import { mistralVibe } from './mistral-vibe';
import { opencode } from './opencode';
import { openhands } from './openhands';
import { qoder } from './qoder';
import { qwen } from './qwen';
import { roo } from './roo';
import { sema4 } from './sema4';
import { tome } from './tome';
import { trae } from './trae';
import { visualStudio } from './visual-studio';
import { vscode } from './vscode';
import { windsurf } from './windsurf';
import { witsy } from './witsy';
import { zed } from './zed';

/** Every known client, in the order in which their files are shown. */
export const clients: readonly Client[] = [
  vscode,
  claudeCode,
  claudeDesktop,
  cursor,
  windsurf,
  cline,
  roo,
  continueDev,
  zed,
  gemini,
  antigravity,
  codex,
  copilotCli,
  copilotIde,
  visualStudio,
  amazonQ,
  kiro,
  lmStudio,
  goose,
  opencode,
  junie,
  amp,
  factory,
  kimi,
  mistralVibe,
  qwen,
  crush,
  trae,
  qoder,
  openhands,
  gitlabDuo,
  mcporter,
  inspector,
  librechat,
  boltai,
  witsy,
  enconvo,
  tome,
  sema4,
];
