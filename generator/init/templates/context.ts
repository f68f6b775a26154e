/** `context.ts`: what handlers get. */
export const context = `import type { ContextInput } from "jobwright/runtime";

export interface Mail {
  readonly to: string;
  readonly subject: string;
}

/** What every handler gets as \`context\`: put in what your jobs need, such as a database. */
export interface Context {
  readonly sendMail: (mail: Mail) => Promise<void>;
}

/** Called afresh for each job. */
export function createContext({ job }: ContextInput): Context {
  return {
    // Prints the mail. Your mail service goes here.
    sendMail: async ({ to, subject }) => console.log(\`\${job.name}: mail to \${to}: \${subject}\`),
  };
}
`;
