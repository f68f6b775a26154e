import { didYouMean } from "./did-you-mean.ts";

/** Whether a text is the name of an IANA time zone. Offsets, which `Intl` takes too, have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone that a value was surely meant to be: `"Europe/Prague"` for `"Prague"`; undefined where none is near. */
export function nearTimeZone(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const name = value.trim().replaceAll(" ", "_");
  if (isTimeZone(name)) return name;
  if (/^(?:utc|gmt|z)?\s*[+-]?0?0?:?0?0?$/i.test(name) && name !== "") return "UTC";
  const zones = Intl.supportedValuesOf("timeZone");
  const whole = zones.map((zone) => [zone, zone] as const);
  const cities = zones.map((zone) => [zone.slice(zone.lastIndexOf("/") + 1), zone] as const);
  const byName = new Map([...whole, ...cities]);
  const meant = didYouMean(name, byName.keys());
  return meant === undefined ? undefined : byName.get(meant);
}
