/** The handlers of the manifest's jobs, by their path in the folder of handlers. */
export const handlers = {
  "emails/sendWelcomeEmail.ts": `import type { Handlers } from "../../generated/handlers.ts";

export const handler: Handlers["emails.sendWelcomeEmail"] = async ({ payload, context }) => {
  await context.sendMail({ to: payload.email, subject: \`Welcome, \${payload.name}!\` });
  return { sentAt: new Date().toISOString() };
};
`,
  "daily-report.ts": `import type { Handlers } from "../generated/handlers.ts";

export const handler: Handlers["daily-report"] = async ({ payload, context }) => {
  await context.sendMail({ to: "team@example.com", subject: \`Report on \${payload.days} day(s)\` });
};
`,
} as const;
