import { propertyPlace } from "../property-place.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type ForeignPlace, foreignKeyAdvice, foreignKeysAt } from "./foreign-keys.ts";
import { isDefinition, knownKeys, type Place } from "./known-keys.ts";
import type { Report } from "./report.ts";

/**
 * Reports every key of an object that its place does not take: what to write instead for a key of another queue
 * library or of another place, else the key that was likely meant.
 */
export function checkKeys(given: object, place: Place, path: string, report: Report): void {
  const known = knownKeys[place];
  for (const [key, value] of Object.entries(given)) {
    const keyPath = `${path}${propertyPlace(key)}`.replace(/^\./, "");
    if (!known.includes(key)) {
      reportUnknownKey(key, { ...given }, place, nameOf(place), known, keyPath, report);
    } else if (value === null && isDefinition(place)) {
      // Else the default would stand in for it.
      report(
        "VALUE_INVALID",
        `${keyPath} is null. Leave it out where there is nothing to say.`,
        keyPath,
        `Remove ${key}.`,
      );
    }
  }
}

/**
 * Reports one key that a place does not take.
 *
 * @param given the object that holds the key
 * @param name how the place is called in a message: `a job's options`
 */
export function reportUnknownKey(
  key: string,
  given: Readonly<Record<string, unknown>>,
  place: ForeignPlace,
  name: string,
  known: readonly string[],
  path: string,
  report: Report,
): void {
  const advice = foreignKeyAdvice(key, given, place);
  if (advice !== undefined) {
    report("KEY_FOREIGN", `${key} is not a key of ${name}: here it is said in another way.`, path, advice);
    return;
  }
  const meant = didYouMean(key, known);
  if (meant !== undefined) {
    const fix = `Write \`${meant}\` in place of \`${key}\`.`;
    report("KEY_UNKNOWN", `${key} is not a key of ${name}. Did you mean ${meant}?`, path, fix);
    return;
  }
  const foreign = didYouMean(key, foreignKeysAt(place));
  const instead = foreign && foreignKeyAdvice(foreign, { ...given, [foreign]: given[key] }, place);
  const takes = `${key} is not a key of ${name}. It takes ${known.join(", ")}.`;
  report("KEY_UNKNOWN", takes, path, instead ? `If ${foreign} is meant: ${instead}` : `Remove \`${key}\`.`);
}

function nameOf(place: Place): string {
  switch (place) {
    case "options":
      return "a router's or a manifest's options";
    case "jobOptions":
      return "a job's options";
    case "manifest":
    case "router":
    case "job":
    case "schedule":
      return `a ${place}`;
    default:
      return place;
  }
}
