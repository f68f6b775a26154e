import type { places } from "../../conformance/behaviours/places.ts";
import { reading } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

export const placesMutants: MutantsOf<typeof places> = {
  "BackendError: a backend that was closed says so, to every call": broken(
    "close does nothing",
    (backend) => ({
      ...backend,
      close: async () => {},
    }),
  ),
  "MissingPackageError: a package that is not installed is named, with the command that installs it": patched(
    "Node's own error is thrown",
    "runtime/backends/import-driver.ts",
    "if (!isMissing(packageName, error)) throw error;",
    "throw error;",
  ),
  "isolation: keys and pauses of one place leave queues of the same name elsewhere alone": broken(
    "a pause is that of every place",
    (backend) => ({ ...backend, isPaused: async () => true }),
  ),
  "get: another client on the same backend sees the job": broken(
    "the job is told to be delayed",
    reading((record) => ({ ...record, state: "delayed" })),
  ),
};
