import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Starts first what mostly waits, for the next minute or for the end of a timeout: the files that need the processor
 * run meanwhile. Left to their size, these small files would come last, and have the processor to themselves.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byLength = await super.sort(files);
    return byLength.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}

const turns = [
  /\/conformance\/[\w-]+\.waiting\.test\.ts$/,
  /\/conformance\/(embedded|pg-boss|bullmq)\.test\.ts$/,
  /\/(faults|example)\/[\w-]+\.test\.ts$/,
];

/** The later, the higher; what is in no turn of its own comes last. */
function turnOf({ moduleId }: TestSpecification): number {
  const turn = turns.findIndex((pattern) => pattern.test(moduleId));
  return turn === -1 ? turns.length : turn;
}
