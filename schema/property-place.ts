/** How a property is written behind what holds it: `.items`, and `["two words"]` where the name needs it. */
export function propertyPlace(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
