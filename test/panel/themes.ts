/** The values that VS Code 1.139 gives its four default themes, for the variables the panel reads. */

export type Theme = 'dark' | 'light' | 'hc-dark' | 'hc-light';

export const themes: readonly Theme[] = ['dark', 'light', 'hc-dark', 'hc-light'];

/** The class that VS Code puts on the body, and the kind that the toolkit reads. */
export const bodyClasses: Readonly<Record<Theme, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

const fonts = {
  'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': '"Droid Sans Mono", monospace',
  'editor-font-size': '14px',
};

const dark = {
  'editor-background': '#1F1F1F',
  'sideBar-background': '#181818',
  foreground: '#CCCCCC',
  descriptionForeground: '#9D9D9D',
  'panel-border': '#2B2B2B',
  focusBorder: '#0078D4',
  errorForeground: '#F85149',
  'list-hoverBackground': '#2A2D2E',
  'list-inactiveSelectionBackground': '#37373D',
  'list-errorForeground': '#F88070',
  'list-warningForeground': '#CCA700',
  'editorWarning-foreground': '#CCA700',
  'panelTitle-activeBorder': '#0078D4',
  'textLink-foreground': '#4DAAFC',
  'toolbar-hoverBackground': '#5A5D5E50',
  'toolbar-activeBackground': '#63666750',
  'button-background': '#0078D4',
  'button-foreground': '#FFFFFF',
  'button-hoverBackground': '#026EC1',
  'button-border': '#FFFFFF1A',
  'button-secondaryBackground': '#00000000',
  'button-secondaryForeground': '#CCCCCC',
  'button-secondaryHoverBackground': '#2B2B2B',
  'debugIcon-startForeground': '#89D185',
  'debugIcon-continueForeground': '#75BEFF',
  'debugIcon-restartForeground': '#89D185',
  'debugIcon-stopForeground': '#F48771',
  'debugIcon-breakpointCurrentStackframeForeground': '#FFCC00',
  'debugTokenExpression-name': '#C586C0',
  'debugTokenExpression-string': '#CE9178',
  'debugTokenExpression-number': '#B5CEA8',
  'debugTokenExpression-boolean': '#4E94CE',
};

const light = {
  'editor-background': '#FFFFFF',
  'sideBar-background': '#F8F8F8',
  foreground: '#3B3B3B',
  descriptionForeground: '#3B3B3B',
  'panel-border': '#E5E5E5',
  focusBorder: '#005FB8',
  errorForeground: '#F85149',
  'list-hoverBackground': '#F2F2F2',
  'list-inactiveSelectionBackground': '#E4E6F1',
  'list-errorForeground': '#B01011',
  'list-warningForeground': '#855F00',
  'editorWarning-foreground': '#BF8803',
  'panelTitle-activeBorder': '#005FB8',
  'textLink-foreground': '#005FB8',
  'toolbar-hoverBackground': '#B8B8B850',
  'toolbar-activeBackground': '#A6A6A650',
  'button-background': '#005FB8',
  'button-foreground': '#FFFFFF',
  'button-hoverBackground': '#0258A8',
  'button-border': '#0000001A',
  'button-secondaryBackground': '#E5E5E5',
  'button-secondaryForeground': '#3B3B3B',
  'button-secondaryHoverBackground': '#CCCCCC',
  'debugIcon-startForeground': '#388A34',
  'debugIcon-continueForeground': '#007ACC',
  'debugIcon-restartForeground': '#388A34',
  'debugIcon-stopForeground': '#A1260D',
  'debugIcon-breakpointCurrentStackframeForeground': '#BE8700',
  'debugTokenExpression-name': '#9B46B0',
  'debugTokenExpression-string': '#A31515',
  'debugTokenExpression-number': '#098658',
  'debugTokenExpression-boolean': '#0000FF',
};

const hcDark = {
  'editor-background': '#000000',
  'sideBar-background': '#000C18',
  foreground: '#FFFFFF',
  descriptionForeground: '#FFFFFFB3',
  'panel-border': '#6FC3DF',
  contrastBorder: '#6FC3DF',
  contrastActiveBorder: '#F38518',
  focusBorder: '#F38518',
  errorForeground: '#F48771',
  'list-hoverBackground': '#FFFFFF1A',
  'editorWarning-foreground': '#FFD370',
  'panelTitle-activeBorder': '#6FC3DF',
  'textLink-foreground': '#21A6FF',
  'button-foreground': '#FFFFFF',
  'button-background': '#000000',
  'button-border': '#6FC3DF',
  'button-secondaryForeground': '#FFFFFF',
  'debugIcon-startForeground': '#89D185',
  'debugIcon-continueForeground': '#75BEFF',
  'debugIcon-restartForeground': '#89D185',
  'debugIcon-stopForeground': '#F48771',
  'debugIcon-breakpointCurrentStackframeForeground': '#FFCC00',
  'debugTokenExpression-name': '#FFFFFF',
  'debugTokenExpression-string': '#F48771',
  'debugTokenExpression-number': '#89D185',
  'debugTokenExpression-boolean': '#75BDFE',
};

const hcLight = {
  'editor-background': '#FFFFFF',
  'sideBar-background': '#FFFFFF',
  foreground: '#292929',
  descriptionForeground: '#292929B3',
  'panel-border': '#0F4A85',
  contrastBorder: '#0F4A85',
  contrastActiveBorder: '#006BBD',
  focusBorder: '#006BBD',
  errorForeground: '#B5200D',
  'list-hoverBackground': '#0F4A851A',
  'list-inactiveSelectionBackground': '#0F4A851A',
  'editorWarning-foreground': '#895503',
  'panelTitle-activeBorder': '#B5200D',
  'textLink-foreground': '#0F4A85',
  'button-background': '#0F4A85',
  'button-foreground': '#FFFFFF',
  'button-hoverBackground': '#0F4A85',
  'button-border': '#0F4A85',
  'button-secondaryBackground': '#FFFFFF',
  'button-secondaryForeground': '#292929',
  'debugIcon-startForeground': '#388A34',
  'debugIcon-continueForeground': '#0F4A85',
  'debugIcon-restartForeground': '#388A34',
  'debugIcon-stopForeground': '#A1260D',
  'debugIcon-breakpointCurrentStackframeForeground': '#BE8700',
  'debugTokenExpression-name': '#9B46B0',
  'debugTokenExpression-string': '#A31515',
  'debugTokenExpression-number': '#098658',
  'debugTokenExpression-boolean': '#0000FF',
};

const values: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  dark,
  light,
  'hc-dark': hcDark,
  'hc-light': hcLight,
};

/** A style sheet with the theme's variables, as VS Code sets them on the root of a webview. */
export function themeSheet(theme: Theme): string {
  const lines = Object.entries({ ...fonts, ...values[theme] }).map(
    ([name, value]) => `  --vscode-${name}: ${value};`,
  );
  return `html {\n${lines.join('\n')}\n}\nbody { padding: 0 20px; }\n`;
}
