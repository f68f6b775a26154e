/** The code of a system error: `EEXIST`; of others, their text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
