import * as vscode from 'vscode';

export interface ChoiceItem<V> extends vscode.QuickPickItem {
  readonly value: V;
}

interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
}

/** What came of a step: an answer, the wish to go back one, or nothing at all. */
export type StepEnd<V> =
  | { readonly kind: 'answer'; readonly value: V }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' };

/** One step in which something is picked. `chosen` is marked, so that Enter takes it again. */
export function pickStep<V>(
  place: StepPlace,
  placeholder: string,
  items: readonly ChoiceItem<V>[],
  chosen?: V,
): Promise<StepEnd<V>> {
  const pick = vscode.window.createQuickPick<ChoiceItem<V>>();
  pick.items = items;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.activeItems = items.filter(({ value }) => value === chosen);
  return shown(pick, place, () => pick.activeItems[0]?.value);
}

/** One step in which something is typed. `problem` says why a text cannot be taken; `hidden`: it is a secret. */
export function typeStep(
  place: StepPlace,
  prompt: string,
  value: string,
  problem: (text: string) => string | undefined = () => undefined,
  hidden = false,
): Promise<StepEnd<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = prompt;
  box.value = value;
  box.password = hidden;
  box.onDidChangeValue((text) => {
    box.validationMessage = problem(text.trim()) ?? '';
  });
  return shown(box, place, () => {
    const text = box.value.trim();
    const why = problem(text);
    if (why === undefined) return text;
    box.validationMessage = why;
    return undefined;
  });
}

function shown<V>(
  input: (vscode.QuickPick<ChoiceItem<V>> | vscode.InputBox) & {
    readonly onDidAccept: vscode.Event<void>;
  },
  { title, step, steps }: StepPlace,
  answer: () => V | undefined,
): Promise<StepEnd<V>> {
  input.title = title;
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (result: StepEnd<V>): void => {
      resolve(result);
      input.dispose();
    };
    input.onDidTriggerButton(() => end({ kind: 'back' }));
    input.onDidHide(() => end({ kind: 'cancelled' }));
    input.onDidAccept(() => {
      const value = answer();
      if (value !== undefined) end({ kind: 'answer', value });
    });
    input.show();
  });
}
