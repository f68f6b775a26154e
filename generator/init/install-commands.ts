import type { PackageManager } from "./package-manager.ts";
import type { RequiredPackages } from "./required-packages.ts";

/** What must be run, in order, until every package is there; word by word. */
export function installCommands(
  manager: PackageManager,
  { missing, missingForDevelopment, isIncomplete }: RequiredPackages,
): readonly (readonly string[])[] {
  const adding = [
    ...(missing.length > 0 ? [manager.install(missing)] : []),
    ...(missingForDevelopment.length > 0 ? [manager.install(missingForDevelopment, true)] : []),
  ];
  // To add a package is to install what is listed, too.
  return adding.length === 0 && isIncomplete ? [manager.install([])] : adding;
}
