/** One part of a name: a job's key, a namespace, or the name of a job outside routers. */
const partPattern = /^[A-Za-z][A-Za-z0-9_-]*$/;
const manifestNamePattern = /^[a-z][a-z0-9-]*$/;
export const longestName = 200;

/** Windows refuses files with these names, whatever their extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** What a name must not be, in words; undefined for a good one. */
export type NameProblem =
  | { readonly code: "NAME_INVALID"; readonly reason: string }
  | { readonly code: "NAME_RESERVED"; readonly reason: string };

/**
 * The name as a TypeScript type's: `emails.sendWelcomeEmail` is `EmailsSendWelcomeEmail`, and
 * `rebuild-search-index` is `RebuildSearchIndex`.
 */
export function typeName(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** What the types of a job are called. */
export function jobTypeNames(job: string) {
  const type = typeName(job);
  return {
    payloadType: `${type}Payload`,
    parsedType: `${type}Parsed`,
    /** What zod infers, where a part of the type before comes out of code. */
    inferredType: `${type}ParsedInferred`,
    resultType: `${type}Result`,
  } as const;
}

/** What the types of a router are called. */
export function routerTypeNames(namespace: string) {
  const type = typeName(namespace);
  return { jobsType: `${type}Jobs`, tasksType: `${type}Tasks` } as const;
}

/** The types that every generated client has or uses. */
export const generatedNames = [
  "Jobs",
  "Handlers",
  "JobContext",
  "WorkerHooks",
  "CreateWorkerOptions",
  "OutputOf",
  "PartOf",
  "Date",
  "Extract",
  "Readonly",
] as const;

/** What is wrong with one part of a name, where something is. */
export function partProblem(part: string): NameProblem | undefined {
  if (!partPattern.test(part)) {
    return {
      code: "NAME_INVALID",
      reason: "must begin with a letter and hold only letters, digits, _ and -",
    };
  }
  if (part === "then" || part === "toJSON") {
    return { code: "NAME_RESERVED", reason: "is called by JavaScript itself on any object that has it" };
  }
  if (Object.hasOwn(Object.prototype, part)) {
    return { code: "NAME_RESERVED", reason: "is a member of every JavaScript object" };
  }
  if (deviceName.test(part)) {
    return { code: "NAME_RESERVED", reason: "is a device on Windows, which cannot have a file of that name" };
  }
  return undefined;
}

/** The keys of a worker's `hooks` beside jobs' names. */
const hookNames = ["onStart", "onProgress", "onSuccess", "onFailure", "onRetry", "onComplete"];

/** What is wrong with the name of a job outside routers, where something is. */
export function ownNameProblem(name: string): NameProblem | undefined {
  if (!hookNames.includes(name)) return partProblem(name);
  return {
    code: "NAME_RESERVED",
    reason: "is a hook of every worker, whose hooks are given by job name too",
  };
}

/** What is wrong with a job's key in a router, where something is. */
export function routerKeyProblem(key: string): NameProblem | undefined {
  if (key !== "schedule") return partProblem(key);
  return { code: "NAME_RESERVED", reason: "is the method of every router in the generated client" };
}

/** What is wrong with a whole job name, its parts apart. */
export function wholeNameProblem(name: string): NameProblem | undefined {
  if (name.length <= longestName) return undefined;
  return { code: "NAME_INVALID", reason: `has ${name.length} characters, more than ${longestName}` };
}

/** What is wrong with a manifest's name, where something is. */
export function manifestNameProblem(name: string): NameProblem | undefined {
  if (manifestNamePattern.test(name) && name.length <= longestName) return undefined;
  return {
    code: "NAME_INVALID",
    reason: `must begin with a small letter and hold only small letters, digits and -, at most ${longestName} in all`,
  };
}

/** The valid name for a manifest that is nearest to a text: `my-shop` for `My Shop`; undefined where none is. */
export function nearestManifestName(text: string): string | undefined {
  const name = text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, longestName)
    .replace(/-$/, "");
  return name === "" ? undefined : name;
}

/**
 * The valid part of a name that is nearest to a text: `send-mail` for `send mail`, `thenJob` for `then`; undefined
 * where none is.
 *
 * @param suffix what makes a reserved name a good one
 */
export function nearestPart(text: string, suffix: "Job" | "Jobs"): string | undefined {
  const part = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replace(/^[^A-Za-z]+/, "")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/-$/, "")
    .slice(0, longestName / 2);
  if (part === "") return undefined;
  return routerKeyProblem(part) || ownNameProblem(part) ? `${part}${suffix}` : part;
}

/**
 * Pairs of names that files or types would share: equal after case-folding, or in PascalCase. Each name that
 * comes second is given with the first that it clashes with.
 */
export function nameClashes(names: readonly string[]): readonly (readonly [string, string])[] {
  const owners = new Map<string, string>();
  return names.flatMap((name) => {
    const identities = [`file ${name.toLowerCase()}`, `type ${typeName(name)}`];
    const first = identities.map((identity) => owners.get(identity)).find((owner) => owner !== undefined);
    for (const identity of identities) if (!owners.has(identity)) owners.set(identity, name);
    return first === undefined ? [] : [[first, name] as const];
  });
}
