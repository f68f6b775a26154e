import type { JobState } from "../../runtime/backend.ts";

/** What `list` takes and gives, of whichever job. */
interface Listed<Job> {
  list(options: {
    readonly state: JobState;
    readonly limit: number;
    readonly after?: string | undefined;
  }): Promise<{ readonly jobs: readonly Job[]; readonly next?: string | undefined }>;
}

export async function pagesOf<Job>(
  queue: Listed<Job>,
  state: JobState,
  limit: number,
): Promise<(readonly Job[])[]> {
  const pages: (readonly Job[])[] = [];
  let after: string | undefined;
  do {
    const page = await queue.list({ state, limit, after });
    pages.push(page.jobs);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

export async function idsOf(
  queue: Listed<{ readonly id: string }>,
  state: JobState,
  limit: number,
): Promise<readonly string[]> {
  return (await pagesOf(queue, state, limit)).flat().map(({ id }) => id);
}
