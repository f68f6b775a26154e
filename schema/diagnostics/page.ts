/** One kind of problem: its severity, why it is one, and what to do. */
export interface DiagnosticPage {
  readonly severity: "error" | "warning";
  readonly why: string;
  readonly fix: string;
  /** The fix as zod/mini or zod 3 writes it, where `fix` does not compile there. */
  readonly fixIn?: { readonly mini?: string; readonly zod3?: string };
}
