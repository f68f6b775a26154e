import type { ServerUrls } from "../conformance/backends.ts";
import type { Mutant } from "./mutant.ts";
import { type BehaviourName, MutationError, runBehaviour, runMutated } from "./suite.ts";

/** What a behaviour showed, as it is and with its mutant. */
export interface Verdict {
  /** An error's text where it does not even hold unbroken, or the mutant cannot be made. */
  readonly unbroken: "holds" | string;
  readonly broken: "killed" | "survived" | string;
}

/** Longer than the longest that a behaviour waits for what does not come, in milliseconds. */
const patience = 110_000;

/** Runs a behaviour as it is and with its mutant. */
export async function verdictOn(
  behaviour: BehaviourName,
  mutant: Mutant,
  servers: ServerUrls,
): Promise<Verdict> {
  const [unbroken, broken] = await Promise.all([
    runBehaviour(behaviour, servers).then(() => "holds", String),
    endOf(runMutated(behaviour, mutant, servers)),
  ]);
  return { unbroken, broken };
}

/** A behaviour that never ends has failed too. */
async function endOf(run: Promise<void>): Promise<Verdict["broken"]> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, patience, "killed").unref());
  const ended = run.then(
    () => "survived",
    (error: unknown) => (error instanceof MutationError ? error.message : "killed"),
  );
  return Promise.race([ended, late]);
}
