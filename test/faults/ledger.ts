/** One call of a handler. */
export interface Run {
  readonly pid: number;
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  finishedAt: number | undefined;
}

/** What publishers were told and what handlers did, by the numbers in the payloads, as their processes said it. */
export class Ledger {
  /** Of these `publish` reported success. */
  readonly accepted = new Map<number, number>();
  /** Of these it said that they may be stored or not, and why. */
  readonly unsure = new Map<number, string>();
  /** Of these it said that they are not stored. */
  readonly refused = new Map<number, string>();
  readonly runs = new Map<number, Run[]>();
  /** How often a job's success was stored, by its id: `onSuccess` is called for no other. */
  readonly stored = new Map<string, number>();

  note(pid: number, line: string): void {
    const [word, first = "", second = "", third = ""] = line.split("\t");
    const number = Number(first);
    if (word === "accepted") this.accepted.set(number, Number(second));
    else if (word === "unsure") this.unsure.set(number, third);
    else if (word === "refused") this.refused.set(number, third);
    else if (word === "stored") this.stored.set(first, (this.stored.get(first) ?? 0) + 1);
    else if (word === "started")
      this.#start(number, { pid, attempt: Number(second), startedAt: Number(third) });
    else if (word === "finished") this.#finish(number, pid, Number(second), Number(third));
  }

  /** Runs that a process had begun and not ended. */
  unfinishedOf(pid: number): readonly { readonly number: number; readonly attempt: number }[] {
    return [...this.runs].flatMap(([number, runs]) =>
      runs
        .filter((run) => run.pid === pid && run.finishedAt === undefined)
        .map(({ attempt }) => ({ number, attempt })),
    );
  }

  /** How many runs ended. */
  get finished(): number {
    return [...this.runs.values()].flat().filter(({ finishedAt }) => finishedAt !== undefined).length;
  }

  #start(number: number, run: Omit<Run, "finishedAt">): void {
    const runs = this.runs.get(number) ?? [];
    runs.push({ ...run, finishedAt: undefined });
    this.runs.set(number, runs);
  }

  #finish(number: number, pid: number, attempt: number, at: number): void {
    const run = this.runs
      .get(number)
      ?.find((one) => one.pid === pid && one.attempt === attempt && !one.finishedAt);
    if (run) run.finishedAt = at;
  }
}
