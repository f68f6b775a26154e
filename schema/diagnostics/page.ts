/** One kind of problem: its severity, why it is one, and what to do. */
export interface DiagnosticPage {
  readonly severity: "error" | "warning";
  readonly why: string;
  readonly fix: string;
}
