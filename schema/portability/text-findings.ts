import { propertyPlace } from "../property-place.ts";
import type { SchemaNotes, SchemaView } from "../reader/schema-view.ts";
import { stableValue } from "../reader/stable-value.ts";
import { isStorable } from "../storable.ts";
import type { Finding } from "./own-findings.ts";

/** The texts of one schema that no queue can store, its inner ones apart. */
export function textFindings(view: SchemaView, notes: SchemaNotes): readonly Finding[] {
  const names = view.kind === "object" ? view.properties.map(({ name }) => name) : [];
  return [
    ...(isStorableValue([valuesOf(view), notes.title, notes.description, notes.deprecated])
      ? []
      : [unstorable("")]),
    ...names.filter((name) => !isStorableValue(name)).map((name) => unstorable(propertyPlace(name))),
  ];
}

/** What of a schema payloads may hold as it is written. */
function valuesOf(view: SchemaView): readonly unknown[] {
  switch (view.kind) {
    case "literal":
      return view.values.filter((value) => typeof value === "string");
    case "enum":
      return view.values;
    case "template":
      return view.parts.map((part) => ("text" in part ? part.text : ""));
    case "string":
      return view.patterns.map(({ pattern }) => pattern.source);
    case "default":
    case "prefault": {
      const given = stableValue(view.value);
      return given.stable ? [given.value] : [];
    }
    default:
      return [];
  }
}

function isStorableValue(value: unknown): boolean {
  try {
    return isStorable(JSON.stringify(value));
  } catch {
    // That a default is no JSON is reported where it is written.
    return true;
  }
}

function unstorable(place: string): Finding {
  return { kind: "unstorableText", place };
}
