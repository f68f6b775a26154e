/** `publish.ts`: how any other part of the program sends a job. */
export const publish = `import { backend } from "./backend.ts";
import { createJobs } from "./generated/client.ts";

/** How your program publishes a job: try it, then take it over. */
async function main(): Promise<void> {
  const jobs = createJobs({ backend });
  const { id } = await jobs.emails.sendWelcomeEmail.publish({ email: "ada@example.com", name: "Ada" });
  console.log("published", id);
  await backend.close();
}

void main();
`;
