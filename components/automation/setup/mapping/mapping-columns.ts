/** Field, arrow, target and value side by side; below each other on a phone. */
export const mappingColumns =
  "grid grid-cols-[minmax(0,1fr)_16px_minmax(0,1.06fr)_minmax(0,1.1fr)] gap-x-3 max-md:grid-cols-[minmax(0,1fr)]";
