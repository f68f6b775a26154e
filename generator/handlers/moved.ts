import type { HandlerFile } from "./handler-files.ts";
import type { HandlerPlace } from "./handler-place.ts";
import type { Orphan } from "./orphans.ts";

/** A handler that lies where the worker does not look for it, and where it belongs. */
export type Moved = { readonly from: HandlerFile; readonly to: HandlerPlace } & (
  | { readonly kind: "case" | "extension" }
  | { readonly kind: "renamed"; readonly orphan: Orphan }
);
