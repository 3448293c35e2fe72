const day = 86_400_000;

/** How long ago a client was registered; both times in milliseconds since the epoch. */
export function ageWords(registeredAt: number | undefined, now: number): string {
  if (registeredAt === undefined) return 'registered at an unknown time';
  const days = Math.floor((now - registeredAt) / day);
  if (days < 1) return 'registered within the last day';
  return days === 1 ? 'registered 1 day ago' : `registered ${days} days ago`;
}
