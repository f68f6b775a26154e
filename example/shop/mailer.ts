import { randomUUID } from "node:crypto";
import type { Files } from "./files.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}

/** Sends mail. This one puts it into an outbox folder, as files that any mail program opens. */
export interface Mailer {
  /** Gives the moment of sending. Rejects when `signal` has aborted. */
  send(mail: Mail, signal: AbortSignal): Promise<{ readonly sentAt: string }>;
}

export function outboxMailer(files: Files): Mailer {
  return {
    async send(mail, signal) {
      signal.throwIfAborted();
      const id = randomUUID();
      const sentAt = new Date();
      await files.write(`outbox/${id}.eml`, formatMessage(mail, id, sentAt));
      return { sentAt: sentAt.toISOString() };
    },
  };
}

/** A message as RFC 5322 wants it: headers in ASCII, lines that end in CRLF, the body in base64. */
function formatMessage({ to, subject, html }: Mail, id: string, sentAt: Date): string {
  const headers = [
    "From: The Tea Shop <shop@example.com>",
    `To: <${to}>`,
    `Subject: =?utf-8?B?${base64(subject)}?=`,
    `Date: ${sentAt.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${id}@example.com>`,
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  const body = base64(html).replace(/.{76}/g, "$&\r\n");
  return `${headers.join("\r\n")}\r\n\r\n${body}\r\n`;
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
