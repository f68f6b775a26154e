import type { Handlers } from "../generated/handlers.ts";

export const handler: Handlers["import-categories"] = async () => {
  throw new Error("The handler of import-categories is not written yet.");
};
