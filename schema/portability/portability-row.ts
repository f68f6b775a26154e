import type { DiagnosticCode } from "../diagnostics/catalogue.ts";

/** How one kind of schema fares on its way through a queue; the catalogue has the reason and the fix. */
export interface PortabilityRow {
  /** As it is written in zod. */
  readonly zod: string;
  readonly treatment: "accepted" | "warning" | "error";
  /** What is reported, where something is. */
  readonly code?: DiagnosticCode;
  /**
   * On which JSON values zod and the JSON Schema may differ: `zodStricter`, zod refuses some that the JSON Schema
   * takes; `zodWider`, the reverse; `either`, both. Left out: they agree on every JSON value. Within `z.xor`, where
   * taking more makes the whole take less, the two are exchanged.
   */
  readonly agreement?: "zodStricter" | "zodWider" | "either";
  /** What to know of it. */
  readonly note?: string;
  /** The classes that it stands for: `Date` is `ZodDate` of zod and zod 3, `ZodMiniDate` and `$ZodDate`. */
  readonly classes?: readonly string[];
}
