import type { ChangeOfState } from "../../../inspection.ts";
import { storedIds } from "../stored-ids.ts";

/** Changes a job under the id that it is stored by. */
export async function changeStored(
  id: string,
  change: (storedId: string) => Promise<ChangeOfState>,
): Promise<ChangeOfState> {
  for (const storedId of storedIds(id)) {
    const changed = await change(storedId);
    if (changed !== "missing") return changed;
  }
  return "missing";
}
