/** The value of a JSON text; a text that is none, which only another producer can have stored, as it is. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
