import { createHmac, timingSafeEqual } from "node:crypto";

export interface Webhooks {
  /** Posts a signed JSON body to a subscriber and gives the status of the answer, whatever it is. */
  post(subscriber: string, body: object, signal: AbortSignal): Promise<number>;
}

export function openWebhooks(baseUrl: string, secret: string): Webhooks {
  return {
    async post(subscriber, body, signal) {
      const text = JSON.stringify(body);
      const response = await fetch(new URL(subscriber, baseUrl), {
        method: "POST",
        headers: { "content-type": "application/json", "x-shop-signature": sign(text, secret) },
        body: text,
        signal,
      });
      await response.body?.cancel();
      return response.status;
    },
  };
}

/** Whether a body was signed with the secret; the subscriber's half of `post`. */
export function isSigned(body: string, signature: string, secret: string): boolean {
  const expected = Buffer.from(sign(body, secret));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}
