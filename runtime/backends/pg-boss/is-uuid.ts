const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether Postgres takes a text as an id; no job has another. */
export function isUuid(id: string): boolean {
  return uuid.test(id);
}
