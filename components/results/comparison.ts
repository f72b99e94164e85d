/** The figures of the period before: how many days it has, and the score or mean of a question by its key. */
export type Comparison = { days: number; of: (key: string) => number | undefined };
