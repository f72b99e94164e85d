/** Somebody wants to go elsewhere; `go` takes them there. */
type Asker = (go: () => void) => void;

let asker: Asker | null = null;

/** Goes elsewhere by other means than a link: where something is unsaved, whoever holds it is asked first. */
export function leave(go: () => void): void {
  if (asker) asker(go);
  else go();
}

/** Lets `ask` stand before whatever leaves the page. @returns how it ends */
export function askBeforeLeaving(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}
