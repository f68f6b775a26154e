import { propertyPlace } from "../property-place.ts";
import { didYouMean } from "./did-you-mean.ts";
import { foreignKeyAdvice } from "./foreign-keys.ts";
import { knownKeys, type Place } from "./known-keys.ts";
import type { Report } from "./report.ts";

/**
 * Reports every key of an object that its place does not take: what to write instead for a key of another queue
 * library or of another place, else the key that was likely meant.
 */
export function checkKeys(given: object, place: Place, path: string, report: Report): void {
  const known = knownKeys[place];
  for (const [key, value] of Object.entries(given)) {
    const keyPath = `${path}${propertyPlace(key)}`.replace(/^\./, "");
    if (known.includes(key)) {
      if (value === null && isDefinition(place)) {
        report(
          "VALUE_INVALID",
          `${keyPath} is null. Leave it out where there is nothing to say.`,
          keyPath,
          `Remove ${key}.`,
        );
      }
      continue;
    }
    const advice = foreignKeyAdvice(key, value, place);
    if (advice !== undefined) {
      report(
        "KEY_FOREIGN",
        `${key} is not a key of ${nameOf(place)}: here it is said in another way.`,
        keyPath,
        advice,
      );
      continue;
    }
    const meant = didYouMean(key, known);
    const hint = meant === undefined ? `It takes ${known.join(", ")}.` : `Did you mean ${meant}?`;
    const fix = meant === undefined ? `Remove ${key}.` : `Write ${meant}.`;
    report("KEY_UNKNOWN", `${key} is not a key of ${nameOf(place)}. ${hint}`, keyPath, fix);
  }
}

/** The places whose values have defaults that would stand in for null. */
function isDefinition(place: Place): boolean {
  return place === "manifest" || place === "router" || place === "job";
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
