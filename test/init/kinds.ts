/** A project as people have them, before init. */
export interface Kind {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** More flags of init. */
  readonly flags?: readonly string[];
  /** How the test runs it: by Node as it is, by Node after tsc, or not, for want of a server or a bundler. */
  readonly runs: "as it is" | "built" | "nowhere";
  /** In every run of the tests; the others in that of all compilers. */
  readonly alwaysRuns?: true;
  /** The jobs' folder. */
  readonly jobs: string;
}

const required = { jobwright: "*", zod: "*", "pg-boss": "*", pg: "*", "@electric-sql/pglite": "*", tsx: "*" };
const everyDriver = { ...required, bullmq: "*", ioredis: "*" };

function packageJson(more: object = {}): string {
  return JSON.stringify({ name: "@acme/web-shop", dependencies: everyDriver, ...more }, null, 2);
}

function tsconfig(compilerOptions: object, more: object = {}): string {
  return JSON.stringify(
    { compilerOptions: { strict: true, skipLibCheck: true, ...compilerOptions }, ...more },
    null,
    2,
  );
}

const program = "export const answer: number = 42;\n";
const emitting = { target: "es2022", rootDir: "src", outDir: "dist" };

export const kinds: readonly Kind[] = [
  {
    name: "an empty project",
    files: { "package.json": packageJson() },
    runs: "as it is",
    jobs: "jobs",
  },
  {
    name: "JavaScript in CommonJS",
    files: { "package.json": packageJson({ type: "commonjs" }), "index.js": "module.exports = 42;\n" },
    runs: "as it is",
    jobs: "jobs",
  },
  {
    name: "ES modules that tsc builds from src, with nodenext",
    files: {
      "package.json": packageJson({ type: "module" }),
      "tsconfig.json": tsconfig({
        ...emitting,
        module: "nodenext",
        verbatimModuleSyntax: true,
        types: ["node"],
      }),
      "src/index.ts": program,
    },
    runs: "built",
    jobs: "src/jobs",
  },
  {
    name: "ES modules whose imports tsc rewrites",
    files: {
      "package.json": packageJson({ type: "module" }),
      "tsconfig.json": tsconfig(
        { ...emitting, module: "nodenext", rewriteRelativeImportExtensions: true },
        { include: ["src"] },
      ),
      "src/index.ts": program,
    },
    runs: "as it is",
    jobs: "src/jobs",
  },
  {
    name: "CommonJS that tsc builds, found as Node 10 did",
    files: {
      "package.json": packageJson(),
      "tsconfig.json": tsconfig(
        { ...emitting, module: "commonjs", moduleResolution: "node", esModuleInterop: true },
        { include: ["src/**/*"] },
      ),
      "src/index.ts": program,
    },
    runs: "built",
    alwaysRuns: true,
    jobs: "src/jobs",
  },
  {
    name: "CommonJS with node16 and Redis",
    files: {
      "package.json": packageJson({ type: "commonjs" }),
      "tsconfig.json": tsconfig({ ...emitting, module: "node16" }, { include: ["src"] }),
      "src/index.ts": program,
    },
    flags: ["--backend", "bullmq"],
    runs: "nowhere",
    jobs: "src/jobs",
  },
  {
    name: "a bundler's project that imports .ts",
    files: {
      "package.json": packageJson({ type: "module" }),
      "tsconfig.json": tsconfig(
        {
          target: "es2022",
          lib: ["es2022", "dom"],
          module: "esnext",
          moduleResolution: "bundler",
          allowImportingTsExtensions: true,
          verbatimModuleSyntax: true,
          noEmit: true,
          noUnusedLocals: true,
          noUnusedParameters: true,
        },
        { include: ["src"] },
      ),
      "src/main.ts": program,
    },
    flags: ["--backend", "pg-boss"],
    runs: "nowhere",
    jobs: "src/jobs",
  },
  {
    name: "a web framework's project without a type",
    files: {
      "package.json": packageJson(),
      "tsconfig.json": tsconfig(
        {
          target: "es2017",
          lib: ["dom", "dom.iterable", "esnext"],
          allowJs: true,
          skipLibCheck: true,
          noEmit: true,
          esModuleInterop: true,
          module: "esnext",
          moduleResolution: "bundler",
          resolveJsonModule: true,
          isolatedModules: true,
          jsx: "preserve",
          incremental: true,
        },
        { include: ["**/*.ts", "**/*.tsx"], exclude: ["node_modules"] },
      ),
      "app/page.tsx": "export default function Page() {\n  return null;\n}\n",
    },
    runs: "as it is",
    jobs: "jobs",
  },
  {
    name: "a bundler's project that tsc writes for, without extensions",
    files: {
      "package.json": packageJson({ type: "module" }),
      "tsconfig.json": tsconfig(
        { ...emitting, module: "esnext", moduleResolution: "bundler" },
        { include: ["src"] },
      ),
      "src/main.ts": program,
    },
    runs: "nowhere",
    jobs: "src/jobs",
  },
  ...(["embedded", "pg-boss", "bullmq"] as const).map(
    (backend): Kind => ({
      name: `the strictest settings, ${backend}`,
      files: {
        "package.json": packageJson({ type: "module" }),
        "tsconfig.json": tsconfig({
          target: "es2023",
          lib: ["es2023"],
          module: "nodenext",
          types: [],
          // The declarations of drivers are their own, and take long.
          skipLibCheck: backend !== "embedded",
          noEmit: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noPropertyAccessFromIndexSignature: true,
          noImplicitReturns: true,
          noImplicitOverride: true,
          noUnusedLocals: true,
          noUnusedParameters: true,
          noFallthroughCasesInSwitch: true,
          verbatimModuleSyntax: true,
          isolatedModules: true,
          erasableSyntaxOnly: true,
          allowUnreachableCode: false,
        }),
      },
      flags: ["--backend", backend, "--dir", "."],
      runs: backend === "embedded" ? "as it is" : "nowhere",
      jobs: ".",
    }),
  ),
];
