import type { Target } from "../target.ts";
import type { Report } from "./report.ts";

/** Something that a manifest may use with one target alone. */
interface TargetFeature {
  /** How a message calls it: `rateLimit`, `A cron with seconds`. */
  readonly name: string;
  readonly target: Target;
  /** What there is on every backend: code that does the same, or a sentence that says what is near. */
  readonly elsewhere: { readonly same: string } | { readonly near: string };
}

/** Whether the config's target has a feature. Where it has not, that is reported at the path, with what to write. */
export function requireTarget(
  { name, target: needed, elsewhere }: TargetFeature,
  target: Target,
  path: string,
  report: Report,
): boolean {
  if (target === needed) return true;
  const written = `\`target: ${JSON.stringify(needed)}\` in jobwright.config.ts`;
  report(
    "TARGET_OPTION",
    `${name} needs the target ${JSON.stringify(needed)}, and that of the config is ${JSON.stringify(target)}.`,
    path,
    "same" in elsewhere
      ? `Write \`${elsewhere.same}\`, which is the same on every backend, or ${written}.`
      : `Write ${written}. ${elsewhere.near}`,
  );
  return false;
}
