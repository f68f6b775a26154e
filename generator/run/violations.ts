import type { Violation } from "../../runtime/errors.ts";
import type { GivenPayload } from "./read-payloads.ts";

/** A violation, and in which of several payloads it is. */
export interface PlacedViolation extends Violation {
  /** `line 3` */
  readonly place?: string;
}

/**
 * What a PayloadError of the project's runtime says; undefined for any other error.
 *
 * @param payloads where several were published: the error's paths begin with an index into them
 */
export function violationsOf(
  error: unknown,
  payloads?: readonly GivenPayload[],
): readonly PlacedViolation[] | undefined {
  if (!isPayloadError(error)) return undefined;
  return payloads ? error.violations.map((violation) => placed(violation, payloads)) : error.violations;
}

function placed({ path, message }: Violation, payloads: readonly GivenPayload[]): PlacedViolation {
  const [prefix = "", index] = /^\[(\d+)\]\.?/.exec(path) ?? [];
  const { place = prefix } = payloads[Number(index)] ?? {};
  return { place, path: path.slice(prefix.length), message };
}

/** By its name: it is of the project's own copy of this package. */
function isPayloadError(error: unknown): error is Error & { readonly violations: readonly Violation[] } {
  return error instanceof Error && error.name === "PayloadError" && "violations" in error;
}
