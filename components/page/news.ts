type Toast = typeof import("sonner").toast;
type News = (toast: Toast) => void;

const kept: News[] = [];
const listeners = new Set<() => void>();
let place: Toast | null = null;

/** Shows short news, once its place is there: `tell((toast) => toast.success(words))`. */
export function tell(news: News): void {
  if (place) news(place);
  else kept.push(news);
  for (const listener of listeners) listener();
}

/** Gives all news that was kept to its place, and what comes from now on at once. */
export function deliver(toast: Toast): void {
  place = toast;
  for (const news of kept.splice(0)) news(toast);
}

/** Whether there is or was news. */
export function isAwaited(): boolean {
  return place !== null || kept.length > 0;
}

export function onNews(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
