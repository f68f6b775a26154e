import { calls } from "./calls.ts";
import { errors } from "./errors.ts";
import { guarantees } from "./guarantees.ts";
import { handler } from "./handler.ts";
import { hooks } from "./hooks.ts";
import { optionParts } from "./option-parts.ts";
import { options } from "./options.ts";
import { states } from "./states.ts";
import { worker } from "./worker.ts";

/** The semantic table, as docs/semantics.md prints it, by section. */
export const sections = {
  Options: options,
  "Parts of options": optionParts,
  States: states,
  "Calls of a client": calls,
  "What a handler gets and gives": handler,
  Hooks: hooks,
  Workers: worker,
  Errors: errors,
  Guarantees: guarantees,
} as const;

/** The name of a row; no two have the same. */
export type RowName = {
  [Section in keyof typeof sections]: keyof (typeof sections)[Section] & string;
}[keyof typeof sections];
