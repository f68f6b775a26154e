import { propertyPlace } from "../property-place.ts";

/**
 * Where something is in a payload, from its place in the JSON Schema: `payload.items[].price` for
 * `["properties", "items", "items", "properties", "price"]`.
 */
export function placeOf(root: string, schemaPath: readonly (string | number)[]): string {
  let place = root;
  for (let index = 0; index < schemaPath.length; index += 1) {
    const next = schemaPath[index + 1];
    switch (schemaPath[index]) {
      case "properties":
        place += propertyPlace(String(next));
        index += 1;
        break;
      case "prefixItems":
        place = `${place}[${next}]`;
        index += 1;
        break;
      case "items":
        place = `${place}[]`;
        break;
      case "additionalProperties":
      case "propertyNames":
      case "patternProperties":
        place = `${place}.*`;
        break;
      case "anyOf":
      case "oneOf":
      case "allOf":
        index += 1;
        break;
      default:
        break;
    }
  }
  return place;
}
