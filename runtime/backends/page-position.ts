import { OptionError } from "../errors.ts";
import type { JobState } from "../job-record.ts";

/** Where a page ended: what its order sorts by, of its last job. */
export type PagePosition = readonly (string | number)[];

/** A position as the text that `next` and `after` are. */
export function pageEnd(state: JobState, position: PagePosition): string {
  return Buffer.from(JSON.stringify([state, ...position])).toString("base64url");
}

/**
 * The position that `after` stands for.
 *
 * @param isPosition whether a backend can have made it
 * @throws OptionError where no page of jobs in this state gave it
 */
export function pageStart<Position extends PagePosition>(
  name: string,
  state: JobState,
  after: string,
  isPosition: (position: readonly unknown[]) => position is Position,
): Position {
  const [of, ...position] = readList(after);
  if (of === state && isPosition(position)) return position;
  throw new OptionError(
    `${name}: after: ${JSON.stringify(after)} is not the \`next\` of a page of ${state} jobs. Leave it out for the first page.`,
  );
}

function readList(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
