import type { DragEvent } from "react";

/** Of our rows alone: a text dragged from elsewhere is no question. */
const kind = "application/x-surveyhook-question";

/** Begins to drag the row at a place. */
export function take(event: DragEvent, place: number): void {
  event.dataTransfer.setData(kind, String(place));
  event.dataTransfer.effectAllowed = "move";
  const row = event.currentTarget.closest("li");
  if (row) event.dataTransfer.setDragImage(row, 12, 12);
}

/** Lets a row be dropped onto another. @param onDrop told the place that it had */
export function dropZone(onDrop: (from: number) => void) {
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(kind);
  return {
    onDragOver: (event: DragEvent) => {
      if (isOurs(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      onDrop(Number(event.dataTransfer.getData(kind)));
    },
  };
}
