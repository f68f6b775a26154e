/**
 * Keeps Node from advising, for each config and manifest of a package without `"type": "module"`, to change
 * package.json: codegen reads them either way, and the package is right as it is.
 */
export function silenceModuleAdvice(): void {
  const listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (isModuleAdvice(warning)) return;
    for (const listener of listeners) listener(warning);
  });
}

function isModuleAdvice(warning: Error): boolean {
  if ("code" in warning && warning.code === "MODULE_TYPELESS_PACKAGE_JSON") return true;
  // The watch loads packages by it.
  if (warning.message.startsWith("vm.USE_MAIN_CONTEXT_DEFAULT_LOADER")) return true;
  return warning.message.startsWith("Failed to load the ES module:");
}
