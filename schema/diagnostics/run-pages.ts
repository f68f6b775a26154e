/** The catalogue's pages on what keeps the command line from running a project: `work`, `publish`, `dev`. */
export const runPages = {
  OUTPUT_OUT_OF_DATE: {
    severity: "error",
    why: "Generated files that differ from the manifest would publish or work other jobs than it declares.",
    fix: "Run npx jobwright codegen.",
  },
  HANDLERS_UNCONFIGURED: {
    severity: "error",
    why: "The command line knows handlers by their folder alone.",
    fix: 'Name the folder in the config, `handlers: "./handlers"`, or start a worker in a program of your own.',
  },
  HANDLER_MISSING: {
    severity: "error",
    why: "A worker takes no job that it has no handler for: the jobs would wait for ever.",
    fix: "Run npx jobwright codegen, which writes a stub, and fill it in.",
  },
  PROJECT_LOAD: {
    severity: "error",
    why: "Handlers, the context and the backend are modules: they must load without an error.",
    fix: "Mend the error where the message says.",
  },
  BACKEND_INVALID: {
    severity: "error",
    why: "The command line takes the project's backend from the module that the config names.",
    fix: "Export it: `export const backend = pgBoss({ … });`.",
  },
  BACKEND_IN_USE: {
    severity: "error",
    why: "The embedded backend's folder belongs to one process at a time.",
    fix: "Stop the other process. `jobwright publish` reaches a folder that `jobwright work` or `jobwright dev` of the same project has open.",
  },
} as const;
