/**
 * User settings for a window that shows the extension and nothing else: no gallery, no updates, no
 * telemetry, no welcome.
 */
export const calmSettings = {
  'chat.agentsControl.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The same for the demo, whose workspace has a README that says what to try. */
export const demoSettings = { ...calmSettings, 'workbench.startupEditor': 'readme' };
