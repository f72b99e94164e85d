/** What the answers to one question sum up to. */
export type Facts = {
  key: string;
  answered: number;
  numbers: number;
  promoters: number;
  detractors: number;
  mean: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
  /** Median and ends were told apart by two digits only. */
  rounded: boolean;
};

export type Count = { key: string; value: string | number; count: number };
export type Cell = Count & { row: string };
export type Place = { key: string; value: string; answered: number; mean: number };

/** What responses sum up to, by question; questions nobody answered are left out. */
export type Sums = {
  total: number;
  facts: Map<string, Facts>;
  /** Steps, choices, dates: those given most first. */
  counts: Count[];
  /** How often each column of a matrix was chosen, by its rows. */
  cells: Cell[];
  /** The mean place of each option of a ranking, by those who ranked it. */
  places: Place[];
};

export const nothing: Omit<Facts, "key"> = {
  ...{ answered: 0, numbers: 0, promoters: 0, detractors: 0 },
  ...{ mean: null, median: null, lowest: null, highest: null, rounded: false },
};
