import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import type { HandlerPlace } from "./handler-place.ts";
import type { Moved } from "./moved.ts";
import type { Orphan } from "./orphans.ts";

/**
 * Finds the handlers whose jobs were renamed: an orphan and a job without a handler that are alike, and alike no
 * other. Told by the names alone, which stay as they are until the file is moved; what the contract said before is
 * lost with the next run.
 */
export function matchMoved(orphans: readonly Orphan[], missing: readonly HandlerPlace[]): readonly Moved[] {
  const moved: Moved[] = [];
  for (const alike of likenesses) {
    const left = orphans.filter(({ file }) => moved.every(({ from }) => from !== file));
    const open = missing.filter((place) => moved.every(({ to }) => to !== place));
    moved.push(...onlyPairs(left, open, alike));
  }
  return moved;
}

type Likeness = (one: string, other: string) => boolean;

/** The surest first: the job moved to another router, or was written another way; its key is near another. */
const likenesses: readonly Likeness[] = [
  (one, other) => one === other,
  (one, other) => letters(one) === letters(other),
  (one, other) => letters(keyOf(one)) === letters(keyOf(other)),
  (one, other) => namespaceOf(one) === namespaceOf(other) && isNear(keyOf(one), keyOf(other)),
];

function onlyPairs(
  orphans: readonly Orphan[],
  missing: readonly HandlerPlace[],
  alike: Likeness,
): readonly Moved[] {
  return orphans.flatMap((orphan) => {
    const [to, ...others] = missing.filter(({ job }) => alike(orphan.job, job));
    if (!to || others.length > 0) return [];
    const isOnly = orphans.every((other) => other === orphan || !alike(other.job, to.job));
    return isOnly ? [{ kind: "renamed", from: orphan.file, to, orphan }] : [];
  });
}

/** A few letters differ, or words were added: `sendMail` and `sendWelcomeMail`. */
function isNear(one: string, other: string): boolean {
  if (didYouMean(one, [other]) !== undefined) return true;
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return fewer.length > 1 && fewer.every((word) => more.includes(word));
}

function wordsOf(key: string): readonly string[] {
  return (key.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9.]/g, "");
}

function keyOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}

function namespaceOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(".")));
}
