import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TraceExchange } from '../model/trace';

/** The exchange that the user picks; nobody is asked where there is only one. */
export async function pickExchange(
  exchanges: readonly TraceExchange[],
  words: { readonly title: string; readonly placeHolder: string },
): Promise<TraceExchange | undefined> {
  if (exchanges.length < 2) return exchanges[0];
  const picked = await vscode.window.showQuickPick(
    exchanges.map((exchange) => ({
      label: `${exchange.request.method} ${exchange.request.url}`,
      description: String(exchange.response?.status ?? exchange.failure?.kind ?? t('no answer')),
      detail: exchange.because,
      exchange,
    })),
    words,
  );
  return picked?.exchange;
}
