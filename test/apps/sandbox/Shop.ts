/**
 * Shop: a sandbox with the official SDK in front of it, one for each test, in the first week of March 2026.
 */
import { Stripe } from "stripe"
import { onTestFinished } from "vitest"
import { Result } from "effect"
import * as Server from "#apps/sandbox/http/Server.ts"
import * as Instant from "#core/time/Instant.ts"

/** A Monday. */
export const monday = Result.getOrThrow(Instant.parse("2026-03-02T10:00:00Z"))

export const days = (count: number): number => count * 86_400

export const key = "sk_test_sandbox00000"

export interface Shop {
  readonly server: Server.Server
  readonly stripe: Stripe
  /** An account that can do everything, and has a bank account, where it is paid out to when asked for. */
  readonly seller: () => Promise<string>
  /** What is pending and available of an account, in its currency; the platform's without one. */
  readonly balance: (account?: string) => Promise<{ readonly pending: number; readonly available: number }>
  /** A request as anybody may send it. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
}

/** The SDK of whoever sends `apiKey`; a request is sent once, unless it is to be repeated. */
export const client = ({ port }: Server.Server, apiKey = key, maxNetworkRetries = 0): Stripe =>
  new Stripe(apiKey, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries, telemetry: false })

export const start = async (options: Server.Options = {}): Promise<Shop> => {
  const begin = options.scenario === undefined && options.db === undefined ? { start: monday } : {}
  const server = await Server.start({ ...begin, waits: [10, 10], ...options })
  onTestFinished(() => server.stop())
  const stripe = client(server)
  return {
    server,
    stripe,
    seller: async () => {
      const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
      const { id } = await stripe.accounts.create({
        type: "express",
        capabilities,
        external_account: "btok_us_verified",
        settings: { payouts: { schedule: { interval: "manual" }, debit_negative_balances: false } }
      })
      return id
    },
    balance: async (account) => {
      const { available, pending } = await stripe.balance.retrieve(
        {},
        account === undefined ? {} : { stripeAccount: account }
      )
      return { pending: pending[0]?.amount ?? 0, available: available[0]?.amount ?? 0 }
    },
    ask: (path, init = {}) =>
      fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } })
  }
}

/** What a promise was refused with. */
export const refused = async (promise: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error("it was not refused")
}

/** Where a payer comes back to. */
export const returnUrl = "https://example.com/return"

/** A payment by a card that is not declined. */
export const paid = {
  currency: "usd",
  confirm: true,
  payment_method: "pm_card_visa",
  automatic_payment_methods: { enabled: true, allow_redirects: "never" }
} as const
