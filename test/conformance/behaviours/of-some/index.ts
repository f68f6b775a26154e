import type { BackendKind } from "../../../../runtime/backend.ts";
import { connections } from "./connections.ts";
import { groups } from "./groups.ts";
import { rateLimits } from "./rate-limits.ts";
import { transactions } from "./transactions.ts";

/** What some backends alone do, by area: those with a server, or with the options of a target. */
export const areasOfSome = { connections, transactions, groups, rateLimits };

const kinds: Readonly<Record<keyof typeof areasOfSome, readonly BackendKind[]>> = {
  transactions: ["pg-boss"],
  groups: ["pg-boss", "embedded"],
  rateLimits: ["bullmq"],
  connections: ["pg-boss", "bullmq"],
};

/** The backends that do what an area says; undefined where all do. */
export function kindsOf(area: string): readonly BackendKind[] | undefined {
  const some: Readonly<Record<string, readonly BackendKind[]>> = kinds;
  return some[area];
}
