/** Counts what is in hand of each function and keeps it within the function's limit. */
export class Gate {
  readonly #limits: Map<string, number>;
  readonly #inFlight = new Map<string, number>();

  constructor(limits: Map<string, number>) {
    this.#limits = limits;
  }

  /** Functions that have no room left. */
  full(): string[] {
    return [...this.#limits.keys()].filter((id) => !this.#hasRoom(id));
  }

  /** Works if there is room; otherwise says so by false, with nothing done. */
  async pass(id: string, work: () => Promise<void>): Promise<boolean> {
    if (!this.#hasRoom(id)) return false;
    this.#add(id, 1);
    try {
      await work();
    } finally {
      this.#add(id, -1);
    }
    return true;
  }

  #hasRoom(id: string): boolean {
    return (this.#inFlight.get(id) ?? 0) < (this.#limits.get(id) ?? Number.POSITIVE_INFINITY);
  }

  #add(id: string, n: number): void {
    this.#inFlight.set(id, (this.#inFlight.get(id) ?? 0) + n);
  }
}
