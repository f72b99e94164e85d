import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isPlainClick } from "../page/plain-click";
import { askBeforeLeaving } from "./leave";

/**
 * Stands before whatever leaves the page while something is unsaved: links, acts that lead elsewhere, the browser's back
 * and forward where it lets itself be asked; on closing and reloading the browser asks itself.
 * @returns where somebody wants to go, or null; `stay` forgets it, `go` goes there, and after `drop` nothing
 * is asked any more
 */
export function useUnsaved(changed: boolean) {
  const router = useRouter();
  const free = useRef(false);
  const [wish, setWish] = useState<{ go: () => void } | null>(null);
  useEffect(() => {
    if (!changed) return;
    free.current = false;
    const ask = (go: () => void) => setWish({ go });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!free.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = pageLedTo(event);
      if (href === null) return;
      event.preventDefault();
      ask(() => router.push(href));
    };
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== "traverse" || !event.cancelable || free.current) return;
      event.preventDefault();
      const { key } = event.destination;
      ask(() => {
        free.current = true;
        window.navigation.traverseTo(key);
      });
    };
    const end = askBeforeLeaving(ask);
    window.addEventListener("beforeunload", onUnload);
    // Ahead of the links' own handlers, which let be what was prevented.
    window.addEventListener("click", onClick, true);
    window.navigation?.addEventListener("navigate", onNavigate);
    return () => {
      end();
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, true);
      window.navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [changed, router]);
  return {
    asked: wish !== null,
    stay: () => setWish(null),
    go: () => {
      setWish(null);
      wish?.go();
    },
    drop: () => {
      free.current = true;
    },
  };
}

/** The page of ours that a click leads to in this tab, if it is another than this one. */
function pageLedTo(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || !isPlainClick(event) || link.download || (link.target && link.target !== "_self"))
    return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== window.location.origin) return null;
  if (pathname === window.location.pathname && search === window.location.search) return null;
  return pathname + search + hash;
}
