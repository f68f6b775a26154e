import type { Schemas } from "./schemas.ts";

/** Whether some process has looked for due schedules within the last minute. */
export const isScheduling = ({ boss }: Schemas): string => `
  SELECT COALESCE(cron_on > ${boss}.job_now() - interval '1 minute', false) AS scheduling FROM ${boss}.version
`;
