/**
 * The examples run as they say: through the reader and the model that the command line uses, and with every figure of
 * their `expect` blocks, which name everything and add up by themselves.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Result } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Day from "#core/time/Day.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Money from "#core/money/Money.ts"
import type * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const folder = fileURLToPath(new URL("../../examples/", import.meta.url))
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml"))

const read = (name: string): Promise<Scenario.Scenario> =>
  ScenarioFile.read(join(folder, name)).pipe(
    Effect.map(({ scenario }) => scenario),
    Effect.provide(NodeServices.layer),
    Effect.runPromise
  )

type Amounts = ReadonlyArray<Money.Money>

const accountsOf = ({ accounts, platform }: Scenario.Scenario) => [platform, ...accounts]

interface Brought {
  /** Object id → what it has brought into a Stripe balance; negative, what it has taken out. */
  readonly moved: Map<string, Money.Money>
  /** Those that move the platform's own money between its balance and its bank. */
  readonly own: Set<string>
}

const bring = ({ moved, own }: Brought, held: Map<string, Money.Money>, command: Command): void => {
  switch (command._tag) {
    case "charge":
      if (command.declineCode !== undefined || command.amount === undefined) return
      return void (command.captureMethod === "manual" ? held : moved).set(
        `${PaymentMethod.prefix(command.paymentMethod ?? "card")}_${command.key}`,
        command.amount
      )
    case "payment_failure":
      return void moved.delete(command.charge)
    case "capture": {
      const taken = command.amountToCapture ?? held.get(command.charge)
      return void (taken && moved.set(command.charge, taken))
    }
    case "refund": {
      const before = moved.get(command.charge)
      return void (before && moved.set(command.charge, Money.minus(before, command.amount ?? before)))
    }
    case "dispute": {
      const taken = command.amount ?? moved.get(command.charge)
      const isTaken = ["needs_response", "lost"].includes(command.status ?? "needs_response")
      return void (taken && isTaken && moved.set(`dp_${command.key}`, Money.negate(taken)))
    }
    case "dispute_won":
      return void moved.delete(command.dispute)
    case "dispute_lost": {
      const taken = moved.get(command.dispute)
      const back = command.amountReinstated
      return void (taken && back && moved.set(command.dispute, Money.add(taken, back)))
    }
    case "payout":
      if (command.stripeAccount === undefined) own.add(`po_${command.key}`)
      return void (command.amount && moved.set(`po_${command.key}`, Money.negate(command.amount)))
    case "payout_cancel":
    case "payout_failure":
      return void moved.delete(command.payout)
    case "top_up":
      own.add(`tu_${command.key}`)
      return void moved.set(`tu_${command.key}`, command.amount)
    case "top_up_cancel":
    case "top_up_failure":
    case "top_up_reversal":
      return void moved.delete(command.topUp)
  }
}

/** What automatic payouts took, as far as it is expected of them. */
const automatic = (payouts: Scenario.Scenario["expected"]["payouts"]): Brought["moved"] =>
  new Map(
    [...payouts].flatMap(([account, days]) =>
      [...days].flatMap(([day, amounts]) =>
        amounts.map((amount, nth): [string, Money.Money] => [
          `po_${account.slice("acct_".length)}.${Day.format(day)}${nth === 0 ? "" : `.${amount.currency}`}`,
          Money.negate(amount)
        ])
      )
    )
  )

/** What came into the Stripe balances and did not leave them, told from what was asked for alone. */
const brought = (commands: ReadonlyArray<Command>, automatic: Brought["moved"]): Brought => {
  const result: Brought = { moved: new Map(automatic), own: new Set() }
  const held = new Map<string, Money.Money>()
  for (const command of commands) bring(result, held, command)
  return result
}

/** Whether a request leaves it to Stripe how much it moves: a net amount, or a payout of all that is available. */
const isOpen = (command: Command): boolean =>
  (command._tag === "charge" || command._tag === "payout") && command.amount === undefined

/** Drawn by chance: it says only what is certain. */
const generated = ["generated-marketplace.yaml"]

/** Negative balances that Stripe fills, and what it withholds for a loan: nobody asks for that. */
const borneByStripe: { readonly [name: string]: string } = {
  "negative-balance.yaml": "58.30 usd",
  // 300.00 + 150.00 - 100.00 + 190.00; the advance is paid out again, in a payout of its pot.
  "financing.yaml": "-540.00 usd"
}

/** What a conversion brings is the rate's and not the request's. */
const converted = ["across-borders.yaml", "cross-border-fees.yaml", "several-currencies.yaml"]

const withOpenAmounts = ["holiday-week.yaml", "in-person.yaml", "instant-payouts.yaml", "invoicing.yaml"]

it("cover the ways money moves in Connect", () => {
  expect(examples.toSorted()).toEqual([
    "across-borders.yaml",
    "booking.yaml",
    "compare-destination.yaml",
    "compare-direct.yaml",
    "cross-border-fees.yaml",
    "crowdfunding.yaml",
    "disputes.yaml",
    "failed-payout.yaml",
    "financing.yaml",
    "generated-marketplace.yaml",
    "held-funds.yaml",
    "holiday-week.yaml",
    "in-person.yaml",
    "instant-payouts.yaml",
    "invoicing.yaml",
    "late-failure.yaml",
    "marketplace.yaml",
    "negative-balance.yaml",
    "negative-payout.yaml",
    "pay-with-balance.yaml",
    "payout-schedules.yaml",
    "refunds.yaml",
    "requirement-due.yaml",
    "reserve.yaml",
    "rides.yaml",
    "saas.yaml",
    "several-currencies.yaml",
    "several-disputes.yaml",
    "store-builder.yaml",
    "ticketing.yaml",
    "top-up-and-pay-out.yaml"
  ])
})

describe.each(examples)("%s", (name) => {
  it("is completed and checked by editors", () => {
    const [first] = readFileSync(join(folder, name), "utf8").split("\n")
    expect(first).toBe("# yaml-language-server: $schema=../schema/scenario.json")
  })

  it("comes out as it says, and loses nothing", async () => {
    const scenario = await read(name)
    const { differences, refused, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario))
    expect(differences).toEqual([])
    expect(refused).toEqual([])
    expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([])
    expect(verdict.openItems).toEqual([])
    expect(verdict.holds).toBe(true)
  })
})

describe.each(examples.filter((name) => !generated.includes(name)))("%s", (name) => {
  it("says of every account what it must have and pay, and what the platform keeps", async () => {
    const { expected, ...scenario } = await read(name)
    const whole = accountsOf({ ...scenario, expected }).map(({ id }) => [id, ["available", "pending"]])
    const stated = accountsOf({ ...scenario, expected }).map(({ id }) => [
      id,
      Object.keys(expected.balances.get(id) ?? {}).toSorted()
    ])
    expect(stated).toEqual(whole)
    for (const { id } of accountsOf({ ...scenario, expected })) {
      expect(Object.keys(expected.fees.get(id) ?? {}).toSorted(), id).toEqual(["application", "stripe"])
    }
    expect(expected.margin).not.toEqual([])
  })

  it("expects figures that add up: balances = what came in and did not leave − Stripe's fees", async () => {
    const scenario = await read(name)
    const { expected, platform, stated } = scenario
    const done = stated.map(({ command }) => command).filter(({ key }) => !expected.refusals.has(key))
    expect(done.some(isOpen)).toBe(withOpenAmounts.includes(name))
    expect(scenario.exchangeRates.byPair.size > 0).toBe(converted.includes(name))
    if (converted.includes(name)) return
    for (const currency of new Set(accountsOf(scenario).map((account) => account.currency))) {
      const sum = (amounts: Iterable<Amounts | Money.Money | undefined>) =>
        Money.sum(
          currency,
          [...amounts]
            .filter((amount) => amount !== undefined)
            .flat()
            .filter((amount): amount is Money.Money => "minor" in amount && amount.currency === currency)
        )
      const total = (of: ReadonlyMap<string, Record<string, Amounts | undefined>>) =>
        sum([...of.values()].flatMap((parts) => Object.values(parts)))
      const fees = [...expected.fees.values()]
      expect(Money.isZero(sum(fees.map(({ application }) => application))), currency).toBe(true)

      if (done.some(isOpen)) continue
      const { moved, own } = brought(done, automatic(expected.payouts))
      const borne = borneByStripe[name] === undefined ? undefined : Result.getOrThrow(Money.parse(borneByStripe[name]))
      expect(Money.format(total(expected.balances))).toBe(
        Money.format(sum([...moved.values(), ...fees.map(({ stripe }) => stripe), borne]))
      )
      const carried = sum([...moved].map(([id, amount]) => (own.has(id) ? amount : undefined)))
      const kept = Object.values(expected.balances.get(platform.id) ?? {})
      expect(Money.format(sum(kept))).toBe(Money.format(sum([expected.margin, carried])))
    }
  })
})
