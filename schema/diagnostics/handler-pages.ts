/** The catalogue's pages on handlers, which are the user's own files: codegen never overwrites or deletes them. */
export const handlerPages = {
  HANDLER_EXPORT: {
    severity: "error",
    why: "The worker imports `handler` from the file of each job, by this name.",
    fix: 'Export it: `export const handler: Handlers["emails.sendWelcomeEmail"] = async ({ payload }) => { … };`.',
  },
  HANDLER_SYNTAX: {
    severity: "error",
    why: "The worker imports the file when the first job of its kind arrives, and that job fails.",
    fix: "Mend the file where the message says.",
  },
  HANDLER_TYPE: {
    severity: "error",
    why: "The handler would be checked against the payload and the result of another job.",
    fix: "Write the job's own name into the type.",
  },
  HANDLER_MOVED: {
    severity: "error",
    why: "The job's handler lies in another file than the worker imports. No stub is written in its place, so that the move stays one command.",
    fix: "Move the file to where the message says; or delete it, and codegen writes a stub.",
  },
  HANDLER_ORPHAN: {
    severity: "warning",
    why: "No worker imports the handler of a job that the manifest does not have.",
    fix: "Delete the file, or restore the job.",
  },
} as const;
