import type { ContextInput } from "jobwright/runtime";
import { type Catalogue, openCatalogue } from "./shop/catalogue.ts";
import { type Files, openFiles } from "./shop/files.ts";
import { type Mailer, outboxMailer } from "./shop/mailer.ts";
import { readSettings } from "./shop/settings.ts";
import { openWebhooks, type Webhooks } from "./shop/webhooks.ts";

/** What every handler gets. */
export interface Context {
  readonly catalogue: Catalogue;
  readonly files: Files;
  readonly mailer: Mailer;
  readonly webhooks: Webhooks;
}

/** Made afresh for each job. */
export function createContext({ log }: ContextInput): Context {
  const { folder, webhookUrl, webhookSecret } = readSettings();
  log.debug({ folder }, "The shop is open.");
  const files = openFiles(folder);
  return {
    catalogue: openCatalogue(),
    files,
    mailer: outboxMailer(files),
    webhooks: openWebhooks(webhookUrl, webhookSecret),
  };
}
