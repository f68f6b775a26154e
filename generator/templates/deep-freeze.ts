/** Freezes a value of plain data and all that it holds, and gives it back. Maps and functions stay as they are. */
export function deepFreeze<T>(value: T): T {
  const open: unknown[] = [value];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item !== "object" || item === null || Object.isFrozen(item)) continue;
    Object.freeze(item);
    for (const part of Object.values(item)) if (typeof part === "object" && part !== null) open.push(part);
  }
  return value;
}
