/** One thing that has a meaning, the same on every backend. Its key in the table is its name. */
export interface Row {
  /** What a user can rely on. */
  readonly meaning: string;
  readonly unit?: string;
  readonly default?: string;
  readonly limits?: string;
  /** How far a measured time may be off, on an idle machine. */
  readonly tolerance?: string;
  /** How it is kept on pg-boss, and on embedded, which is pg-boss in the process. */
  readonly pgBoss: string;
  readonly bullmq: string;
  /** Where embedded is not as pg-boss is. */
  readonly embedded?: string;
  readonly told?: Told;
}

/** What is refused, by the moment at which the user is told. */
export interface Told {
  readonly compile?: string;
  readonly codegen?: string;
  /** When the program makes its client or worker, or the worker begins. */
  readonly start?: string;
  /** When the call is made. */
  readonly call?: string;
}

/** An option says all of it. */
export interface OptionRow extends Row {
  readonly unit: string;
  readonly default: string;
  readonly limits: string;
  readonly tolerance: string;
  readonly told: Told;
}
