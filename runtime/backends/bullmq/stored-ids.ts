/** Under which ids a job may be stored: those of ours are UUIDs in lower case, and are found in upper case as well. */
export function storedIds(id: string): readonly string[] {
  return [...new Set([uuid.test(id) ? id.toLowerCase() : id, id])];
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
