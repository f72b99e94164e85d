/** Where the present moment comes from; passed in so that tests can hold it still. */
export type Clock = () => Date;

/** The machine's clock. */
export const systemClock: Clock = () => new Date();
