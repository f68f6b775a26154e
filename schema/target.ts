/** What the manifest and calls may use: what every backend can do, or one backend's own options too. */
export type Target = "portable" | "pg-boss" | "bullmq";

export type BackendKind = "pg-boss" | "bullmq" | "embedded";

/** The backends that can do all that a target opens. Embedded is pg-boss, in the process. */
export const backendsOf: Readonly<Record<Target, readonly BackendKind[]>> = {
  portable: ["pg-boss", "bullmq", "embedded"],
  "pg-boss": ["pg-boss", "embedded"],
  bullmq: ["bullmq"],
};
