import { t } from '@vscode/l10n';

const day = 86_400_000;

/** How long ago a client was registered; both times in milliseconds since the epoch. */
export function ageWords(registeredAt: number | undefined, now: number): string {
  if (registeredAt === undefined) return t('registered at an unknown time');
  const days = Math.floor((now - registeredAt) / day);
  if (days < 1) return t('registered within the last day');
  return days === 1 ? t('registered 1 day ago') : t('registered {0} days ago', days);
}
