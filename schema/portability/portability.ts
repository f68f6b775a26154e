import { acceptedKinds } from "./accepted-kinds.ts";
import { refusedKinds } from "./refused-kinds.ts";
import { warnedKinds } from "./warned-kinds.ts";

/** Every kind of schema and how it is treated: what the documentation prints. */
export const portability = { ...refusedKinds, ...warnedKinds, ...acceptedKinds } as const;

export type PortabilityKind = keyof typeof portability;

/** The kinds of which something is reported. */
export type ReportedKind = keyof typeof refusedKinds | keyof typeof warnedKinds;

/** Whether a code is of a warning about portability, which can be accepted. */
export function isPortabilityWarning(code: string): boolean {
  return Object.values(warnedKinds).some((row) => row.code === code);
}
