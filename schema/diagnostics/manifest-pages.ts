/** The catalogue's pages on the manifest: its parts, their keys and their names. */
export const manifestPages = {
  MANIFEST_INVALID: {
    severity: "error",
    why: "The contract is built from what defineManifest returns.",
    fix: 'Write `export default defineManifest({ name: "shop", jobs: [], routers: [] });`.',
  },
  MANIFEST_EMPTY: {
    severity: "warning",
    why: "A manifest without jobs gives a client that can publish nothing and a worker that runs nothing.",
    fix: "Add a job to jobs, or a router to routers.",
  },
  JOB_INVALID: {
    severity: "error",
    why: "A job is what defineJob returns: without it there are no types and no defaults.",
    fix: "Write `defineJob({ payload: z.object({ id: z.string() }) })`.",
  },
  ROUTER_INVALID: {
    severity: "error",
    why: "A router is what defineRouter returns: a namespace and its jobs by key.",
    fix: 'Write `defineRouter({ namespace: "emails", jobs: { sendWelcomeEmail } })`.',
  },
  PAYLOAD_MISSING: {
    severity: "error",
    why: "Every job says what it takes, if only nothing: that is its contract.",
    fix: "Write `payload: z.object({ id: z.string() })`, or `payload: z.object({})` for a job that takes nothing.",
  },
  EXAMPLE_INVALID: {
    severity: "error",
    why: "Examples go into documentation and demos, so they must be payloads that can be published.",
    fix: "Correct the example, or the schema.",
  },
  KEY_UNKNOWN: {
    severity: "error",
    why: "Nothing is silently ignored: an unknown key is a mistake or another tool's option.",
    fix: "Remove the key, or correct its spelling.",
  },
  KEY_FOREIGN: {
    severity: "error",
    why: "The key is another queue library's; what it does is said in another way here.",
    fix: "Write what stands in its place here; docs/migrating.md lists it for every key.",
  },
  VALUE_INVALID: {
    severity: "error",
    why: "Each key takes values of one form; another is a mistake.",
    fix: "Write a value of the form that the message names: a text, an object, or a list.",
  },
  NAME_MISSING: {
    severity: "error",
    why: "A job outside routers is called by its name, and so is its queue.",
    fix: 'Write `name: "rebuild-search-index"`, or move the job into a router, where its key is its name.',
  },
  NAME_IN_ROUTER: {
    severity: "error",
    why: "A router's job is called by its key; a second name would be ignored.",
    fix: "Remove name, and rename the key where the name is the better one.",
  },
  NAME_INVALID: {
    severity: "error",
    why: "A name is a queue's name, a file's and a type's, so it must be good for all three.",
    fix: "Use letters, digits, _ and -, beginning with a letter; at most 200 characters in all.",
  },
  NAME_RESERVED: {
    severity: "error",
    why: "Some names mean something already: to JavaScript, to the generated client or to a file system.",
    fix: "Choose another name.",
  },
  NAME_CLASH: {
    severity: "error",
    why: "Names must differ after case-folding and in PascalCase: files and types share them.",
    fix: "Rename one of the two.",
  },
  NAMESPACE_DUPLICATE: {
    severity: "error",
    why: "A namespace is one object of the client and one folder of files, so one router owns it.",
    fix: "Put the jobs into one router, or give the second another namespace.",
  },
} as const;
