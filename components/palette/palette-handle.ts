/** Joins the palette with the buttons that open it, wherever they are. */
const pressed = new EventTarget();

export const loadPalette = () => import("./opened-palette");

export function openPalette(): void {
  pressed.dispatchEvent(new Event("open"));
}

/** @returns what ends the listening */
export function onOpenPalette(listener: () => void): () => void {
  pressed.addEventListener("open", listener);
  return () => pressed.removeEventListener("open", listener);
}
