/** Where a control stands, to find what is near when it is gone: from the inside outwards, with its neighbours. */
export type FocusPlace = {
  element: HTMLElement;
  path: string;
  around: { parent: Element; next: Element | null; previous: Element | null }[];
};

const focusable =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="switch"], [tabindex="0"]';

/** Can it have the focus now? */
export function isUsable(element: Element): boolean {
  const shown = element.isConnected && element.getClientRects().length > 0;
  return shown && !element.matches(":disabled") && !element.closest('[inert], [aria-hidden="true"]');
}

/** Remembers where an element stands. */
export function placeOf(element: HTMLElement): FocusPlace {
  const around: FocusPlace["around"] = [];
  for (let at: Element = element; at.parentElement && at.parentElement !== document.body; ) {
    const { parentElement: parent, nextElementSibling: next, previousElementSibling: previous } = at;
    around.push({ parent, next, previous });
    at = parent;
  }
  return { element, path: window.location.pathname, around };
}

/**
 * What is nearest to a place whose element is gone: the same act in the row after it, or before it; what else stands there;
 * the heading of what is around. On another page, its heading. Undefined where nothing of it is left.
 */
export function nearest({ element, path, around }: FocusPlace): HTMLElement | undefined {
  if (path !== window.location.pathname) return headingOf(document.getElementById("content"));
  for (const { parent, next, previous } of around) {
    if (!parent.isConnected) continue;
    for (const [neighbour, last] of [
      [next, false],
      [previous, true],
    ] as const) {
      if (!neighbour?.isConnected) continue;
      const there = [neighbour, ...neighbour.querySelectorAll(focusable)].filter(
        (each): each is HTMLElement => each.matches(focusable) && isUsable(each),
      );
      const found = there.find((each) => nameOf(each) === nameOf(element)) ?? there.at(last ? -1 : 0);
      if (found) return found;
    }
    const heading = headingOf(parent);
    if (heading) return heading;
  }
  return undefined;
}

/** The act that a control does, as far as its row does not name it. */
function nameOf(element: Element): string {
  return `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent}`;
}

function headingOf(within: Element | null): HTMLElement | undefined {
  const headings = [...(within?.querySelectorAll<HTMLElement>("h1, h2, h3") ?? [])];
  const heading = headings.find(isUsable);
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}
