/**
 * ReplayedStep: a command that no request of Stripe's asks for, in the words of `POST /v1/test_helpers/steps`.
 */
import type Stripe from "stripe"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import type { Circumstances, Send } from "./Circumstances.ts"

/** What is said with the id of an object. */
const objects = new Set(["balance_payment", "charge", "dispute", "hold", "payout", "refund", "top_up"])

const renamed: Readonly<Record<string, string>> = {
  deadline: "current_deadline",
  payment: "balance_payment"
}

const snake = (name: string): string =>
  renamed[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const isMoney = (value: object): value is Money.Money => "minor" in value
const isRate = (value: object): value is Rate.Rate => "digits" in value

const said = (value: unknown, id: (simulated: string) => string): unknown => {
  if (typeof value === "number") return Instant.format(Instant.of(value))
  if (typeof value !== "object" || value === null) return value
  if (value instanceof Set) return [...value]
  if (isMoney(value)) return Money.format(value)
  return isRate(value) ? Rate.format(value) : fields(value, id)
}

const fields = (it: object, id: (simulated: string) => string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(it)
      // Nothing at all is said by leaving it out.
      .filter(([, value]) => !(typeof value === "object" && isMoney(value) && Money.isZero(value)))
      .map(([name, value]) => [snake(name), objects.has(snake(name)) ? id(String(value)) : said(value, id)])
  )

/** What is sent; `id` knows the sandbox's ids. */
const saidOf = (command: Command, id: (simulated: string) => string): Readonly<object> => {
  const { _tag: tag, key: _, ...asked } = command
  return { [tag]: fields(asked, id) }
}

/** What banks, schemes, Stripe, Dashboards and card readers do. */
export const send =
  (it: Command, id: Circumstances["id"]): Send =>
  async (stripe) => {
    const answer = await stripe.rawRequest("POST", "/v1/test_helpers/steps", saidOf(it, id))
    const { data } = answer as unknown as Stripe.ApiList<{ readonly id: string }>
    return { id: data[0]?.id ?? `nothing_${it.key}` }
  }
