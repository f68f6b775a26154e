import { defineManifest } from "jobwright";
import { catalog } from "./jobs/catalog.ts";
import { deliverWebhook } from "./jobs/deliver-webhook.ts";
import { emails } from "./jobs/emails.ts";
import { rebuildSearchIndex } from "./jobs/rebuild-search-index.ts";
import { reports } from "./jobs/reports.ts";

export default defineManifest({
  name: "shop",
  options: { attempts: 3, timeout: "5m" },
  jobs: [deliverWebhook, rebuildSearchIndex],
  routers: [emails, catalog, reports],
});
