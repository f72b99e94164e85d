/** A line or area of text to type in. */
export type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Types into a control for its owner, so that undo takes it back.
 * @param range what is replaced; left out, the selection
 * @param caret where the caret goes then, in the text typed; at its end if left out
 */
export function insertText(
  control: TextControl,
  text: string,
  { range, caret = text.length }: { range?: readonly [number, number]; caret?: number } = {},
): void {
  control.focus();
  if (range) control.setSelectionRange(...range);
  const start = control.selectionStart ?? control.value.length;
  // The old command alone is kept in the browser's history of undoing.
  if (!document.execCommand("insertText", false, text)) {
    control.setRangeText(text, start, control.selectionEnd ?? start, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  control.setSelectionRange(start + caret, start + caret);
}
