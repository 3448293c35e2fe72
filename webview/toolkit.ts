import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import { dress } from './html';

/** Defines the toolkit's elements that the panel uses. Only this file knows the toolkit. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

/** A button of the toolkit. */
export function button(
  label: string,
  appearance: 'primary' | 'secondary',
  click: () => void,
): HTMLElement {
  const element = document.createElement('vscode-button');
  dress(element, { appearance, on: { click } }, [label]);
  return element;
}
