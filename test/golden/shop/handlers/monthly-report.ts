import type { Handlers } from "../generated/handlers.ts";

export const handler: Handlers["monthly-report"] = async () => {
  throw new Error("The handler of monthly-report is not written yet.");
};
