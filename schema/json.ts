/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; the only form a payload takes. */
export interface JsonObject {
  readonly [key: string]: Json;
}
