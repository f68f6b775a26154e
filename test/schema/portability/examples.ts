import type { PortabilityKind } from "../../../schema/portability/portability.ts";
import { acceptedExamples } from "./accepted-examples.ts";
import type { Examples } from "./example.ts";
import { refusedExamples } from "./refused-examples.ts";
import { warnedExamples } from "./warned-examples.ts";

/** By row, so that a row without examples does not compile. */
export const examples: Readonly<Record<PortabilityKind, Examples>> = {
  ...refusedExamples,
  ...warnedExamples,
  ...acceptedExamples,
};
