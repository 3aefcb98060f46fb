/**
 * Deliveries: events on their way to webhook endpoints, signed as Stripe signs them and repeated where nobody answers.
 *
 * Each endpoint hears of events one after the other, in the order in which they happened.
 * https://docs.stripe.com/webhooks
 */
import { createHmac } from "node:crypto"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type { Sandbox } from "#apps/sandbox/Sandbox.ts"
import type { EventSent } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"

/** How long it waits before it tries again, in milliseconds; after the last time it gives up. */
export const usualWaits: ReadonlyArray<number> = [1000, 5000, 25_000]

const patienceMs = 10_000

export interface Deliveries {
  /** Sends what has been put into the outbox since. */
  readonly send: () => void
  /** Waits until everything was heard or given up. */
  readonly settled: () => Promise<void>
  /** Gives up what was not heard yet. */
  readonly stop: () => void
}

/** `v1` of the header `Stripe-Signature`. */
export const signature = (secret: string, seconds: number, body: string): string =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")

export const make = (sandbox: Sandbox, waits: ReadonlyArray<number> = usualWaits): Deliveries => {
  const queues = new Map<string, Promise<void>>()
  // What is told again because the state was made anew is on its way already.
  const underWay = new Set<string>()
  const stopping = new AbortController()

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      stopping.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true })
    })

  const attempt = async (url: string, secret: string, body: string): Promise<boolean> => {
    // The moment of sending by the real clock: whoever verifies it has no other.
    const seconds = Math.floor(Date.now() / 1000)
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": `t=${seconds},v1=${signature(secret, seconds, body)}`,
      "user-agent": "Stripe/1.0 (connect-ledger sandbox)"
    }
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patienceMs)])
    try {
      const { body: said, ok } = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal })
      // What it says is nobody's business, and may never end.
      await said?.cancel()
      return ok
    } catch {
      return false
    }
  }

  /** Whether it was heard; undefined where nobody knows, because all of this ends. */
  const isHeard = async (sent: EventSent): Promise<boolean | undefined> => {
    for (const wait of [0, ...waits]) {
      if (wait > 0) await pause(wait)
      if (stopping.signal.aborted) return undefined
      const { endpoints, events } = sandbox.state()
      const [event, endpoint] = [events.get(sent.event), endpoints.get(sent.endpoint)?.item]
      if (event === undefined || endpoint?.status !== "enabled") return false
      if (await attempt(endpoint.url, endpoint.secret, JSON.stringify(View.event(event)))) return true
    }
    return stopping.signal.aborted ? undefined : false
  }

  const deliver = async (sent: EventSent): Promise<void> => {
    try {
      const heard = await isHeard(sent)
      if (heard !== undefined && !stopping.signal.aborted) sandbox.deliver(sent, heard)
    } catch {
      // It could not be kept: then it is told once more, as nobody knows that it was heard.
    } finally {
      underWay.delete(Outbox.nameOf(sent))
    }
  }

  return {
    send: () => {
      for (const sent of sandbox.state().outbox.splice(0)) {
        const name = Outbox.nameOf(sent)
        if (underWay.has(name) || !sandbox.state().undelivered.has(name)) continue
        underWay.add(name)
        const before = queues.get(sent.endpoint) ?? Promise.resolve()
        queues.set(
          sent.endpoint,
          before.then(() => deliver(sent))
        )
      }
    },
    settled: async () => {
      for (const queue of queues.values()) await queue
    },
    stop: () => stopping.abort()
  }
}
