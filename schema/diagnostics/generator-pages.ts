/** The catalogue's pages on what the generator finds: the config, the manifest's file, the output folders. */
export const generatorPages = {
  INIT_REFUSED: {
    severity: "error",
    why: "init adds files beside those of a project, and writes over none that is there.",
    fix: "Name a folder that has none of the files: --dir",
  },
  CONFIG_MISSING: {
    severity: "error",
    why: "The config says where the manifest is and where generated files go.",
    fix: "Run `npx jobwright init`, which writes jobwright.config.ts; or name the file with `--config`.",
  },
  CONFIG_LOAD: {
    severity: "error",
    why: "The config is a module: it must run without an error.",
    fix: "Mend the error in the config's file.",
  },
  CONFIG_INVALID: {
    severity: "error",
    why: "The config's default export must have the form that defineConfig takes.",
    fix: "Write a value of the form that the message names; `defineConfig` of jobwright/config shows it in an editor.",
  },
  ACCEPTANCE_INVALID: {
    severity: "error",
    why: "Only warnings about what other languages check otherwise can be accepted: a job with an error would fail.",
    fix: "Remove the code from the config's `accept`.",
  },
  ACCEPTANCE_UNUSED: {
    severity: "warning",
    why: "What was accepted is gone; left there, it would hide the next one.",
    fix: "Remove it from the config's `accept`.",
  },
  CONFIG_PATH: {
    severity: "error",
    why: "Generated code imports the files that the config names. Paths are relative to the config's folder.",
    fix: "Write the file, or correct the path.",
  },
  PACKAGE_EXPORT: {
    severity: "error",
    why: "Where manifest, client and worker lie in several packages, they import one another by name, as others do.",
    fix: "Lead an entry of `exports` in the package's package.json to the file.",
  },
  PACKAGE_DEPENDENCY: {
    severity: "error",
    why: "A package finds only what it lists. Where it finds more today, another package manager may not.",
    fix: "Add the package to `dependencies` in package.json.",
  },
  PACKAGE_CIRCLE: {
    severity: "error",
    why: "Packages that import each other cannot be built one after the other.",
    fix: "Put the manifest into a package of its own, or into that of the client.",
  },
  MANIFEST_LOAD: {
    severity: "error",
    why: "Codegen runs the manifest to learn its jobs.",
    fix: "Mend the error in the manifest or in a file that it imports.",
  },
  MANIFEST_IMPORT: {
    severity: "error",
    why: "Publishers import the manifest, so it must not bring a worker's code, a backend or a driver with it.",
    fix: "Move what the manifest needs to a file of its own, or import only the type with `import type`.",
  },
  MANIFEST_ENVIRONMENT: {
    severity: "error",
    why: "The same manifest must give the same files on every machine.",
    fix: "Write the value in the manifest, or read the environment in the backend, the context or a handler.",
  },
  OUT_UNSAFE: {
    severity: "error",
    why: "Codegen deletes files in its output folder, so the folder must hold nothing else.",
    fix: "Name a folder of its own in the config's `out`, such as ./generated.",
  },
  OUT_FOREIGN: {
    severity: "error",
    why: "Codegen writes only to a folder that is empty or that it wrote before, so that no work is lost.",
    fix: "Empty the folder, or name another in the config's `out`.",
  },
  FILE_KEPT: {
    severity: "warning",
    why: "Codegen deletes only files that it wrote and that nobody changed since.",
    fix: "Move the file out of the output folder, or delete it.",
  },
} as const;
