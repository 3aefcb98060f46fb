import { describe, expect, it } from "vitest"
import { counted, line, market, of, stepsOf } from "../schema/Markets.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Order from "#core/simulation/generate/Order.ts"
import * as Instant from "#core/time/Instant.ts"

const always = { rate: "100%", delay_days: [2, 2] }
const alone = { charge: "platform", application_fee: undefined }
const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%" }

/** The steps of the first order in a market like this, without their moments. */
const order = (changes: Record<string, unknown>, file: Record<string, unknown> = {}) =>
  stepsOf(market({ amounts: ["10.01 usd"], ...changes }, {}, { until: "2026-04-30", ...file }))
    .filter(({ thread }) => thread?.id === "o1")
    .map((step) => line(step).slice("2026-03-02T00:00:00Z ".length).replaceAll('"', ""))

const ten = "amount:{currency:usd,minor:1001}"
const seller = "acct_shops-0004"

describe("an order", () => {
  it.each<readonly [string, Record<string, unknown>, ReadonlyArray<string>]>([
    [
      "to a destination",
      {},
      [
        `{_tag:charge,key:o1,${ten},applicationFeeAmount:{currency:usd,minor:100},transferData:{destination:${seller}}} o1 last`
      ]
    ],
    [
      "to a destination that gets a share",
      { application_fee: undefined, transfer_share: "80%" },
      [`{_tag:charge,key:o1,${ten},transferData:{destination:${seller},amount:{currency:usd,minor:800}}} o1 last`]
    ],
    [
      "to a destination on whose behalf it is",
      { on_behalf_of: true },
      [
        `{_tag:charge,key:o1,${ten},applicationFeeAmount:{currency:usd,minor:100},onBehalfOf:${seller},transferData:{destination:${seller}}} o1 last`
      ]
    ],
    [
      "with a separate transfer, on behalf of who gets it",
      { ...separate, on_behalf_of: true },
      [
        `{_tag:charge,key:o1,${ten},transferGroup:o1,onBehalfOf:${seller}} o1`,
        `{_tag:transfer,key:o1-transfer,amount:{currency:usd,minor:800},destination:${seller},sourceTransaction:ch_o1} o1 last`
      ]
    ],
    [
      "on nobody's behalf where that is said",
      { charge: "direct", application_fee: undefined, on_behalf_of: false },
      [`{_tag:charge,key:o1,${ten},stripeAccount:${seller}} o1 last`]
    ],
    [
      "direct",
      { charge: "direct", application_fee: { rate: "1%", fixed: "0.50 usd" } },
      [`{_tag:charge,key:o1,${ten},applicationFeeAmount:{currency:usd,minor:60},stripeAccount:${seller}} o1 last`]
    ],
    [
      "direct, without a fee",
      { charge: "direct", application_fee: undefined },
      [`{_tag:charge,key:o1,${ten},stripeAccount:${seller}} o1 last`]
    ],
    [
      "of the platform alone",
      { charge: "platform", application_fee: undefined },
      [`{_tag:charge,key:o1,${ten}} o1 last`]
    ],
    [
      "with a separate transfer",
      separate,
      [
        `{_tag:charge,key:o1,${ten},transferGroup:o1} o1`,
        `{_tag:transfer,key:o1-transfer,amount:{currency:usd,minor:800},destination:${seller},sourceTransaction:ch_o1} o1 last`
      ]
    ],
    [
      "from a bank account, whose charge is a payment",
      { ...separate, payment_methods: { us_bank_account: 1 }, refunds: always },
      [
        `{_tag:charge,key:o1,${ten},paymentMethod:us_bank_account,transferGroup:o1} o1`,
        `{_tag:transfer,key:o1-transfer,amount:{currency:usd,minor:800},destination:${seller},sourceTransaction:py_o1} o1`,
        "{_tag:refund,key:o1-refund,charge:py_o1} o1 last"
      ]
    ],
    [
      "that is refunded with transfer and fee",
      { refunds: { ...always, reverse_transfer: true, refund_application_fee: true } },
      [
        `{_tag:charge,key:o1,${ten},applicationFeeAmount:{currency:usd,minor:100},transferData:{destination:${seller}}} o1`,
        "{_tag:refund,key:o1-refund,charge:ch_o1,reverseTransfer:true,refundApplicationFee:true} o1 last"
      ]
    ],
    [
      "that is declined, and nothing follows",
      { declines: { rate: "100%" }, refunds: always },
      [
        `{_tag:charge,key:o1,${ten},declineCode:generic_decline,applicationFeeAmount:{currency:usd,minor:100},transferData:{destination:${seller}}} o1 last`
      ]
    ],
    [
      "from a bank account, which is neither held nor declined",
      {
        ...alone,
        payment_methods: { us_bank_account: 1000, card: 0.001 },
        declines: { rate: "100%" },
        holds: { rate: "100%" }
      },
      [`{_tag:charge,key:o1,${ten},paymentMethod:us_bank_account} o1 last`]
    ],
    [
      "that is held and expires",
      { ...alone, holds: { rate: "100%", captured: "0%" }, refunds: always },
      [`{_tag:charge,key:o1,${ten},captureMethod:manual} o1 last`]
    ],
    [
      "that is held and captured",
      { ...alone, holds: { rate: "100%" }, refunds: always },
      [
        `{_tag:charge,key:o1,${ten},captureMethod:manual} o1`,
        "{_tag:capture,key:o1-capture,charge:ch_o1} o1",
        "{_tag:refund,key:o1-refund,charge:ch_o1} o1 last"
      ]
    ],
    [
      "whose transfer is taken back",
      { ...separate, refunds: { ...always, reverse_transfer: true } },
      [
        `{_tag:charge,key:o1,${ten},transferGroup:o1} o1`,
        `{_tag:transfer,key:o1-transfer,amount:{currency:usd,minor:800},destination:${seller},sourceTransaction:ch_o1} o1`,
        "{_tag:refund,key:o1-refund,charge:ch_o1} o1",
        "{_tag:transfer_reversal,key:o1-reversal,transfer:tr_o1-transfer} o1 last"
      ]
    ]
  ])("%s", (_, changes, expected) => {
    expect(order(changes)).toEqual(expected)
  })

  it("sends and takes back, on behalf of a seller abroad, in what it settles in there", () => {
    const changes = {
      ...separate,
      on_behalf_of: true,
      account: { type: "express", country: "DE" },
      refunds: { ...always, partial: "100%", reverse_transfer: true }
    }
    const file = market(
      { amounts: ["10.00 usd"], ...changes },
      {},
      { exchange_rates: [{ pair: "usd/eur", rate: "0.8" }] }
    )
    const steps = stepsOf(file)
    // 10.00 usd × 0.8 less 2% are 7.84 eur, and four fifths of that are sent.
    expect(of(steps, "transfer")[0]?.command.amount).toEqual(Money.of(Currency.of("eur"), 627n))
    expect(of(steps, "transfer_reversal")[0]?.command.amount?.currency).toBe("eur")
  })

  it("is last of its thread with what the run still reaches", () => {
    const refunded = { refunds: { ...always, delay_days: [20, 20] } }
    expect(order(refunded).map((text) => text.endsWith("last"))).toEqual([false, true])
    expect(order(refunded, { until: undefined }).map((text) => text.endsWith("last"))).toEqual([true])
  })
})

describe("what follows from orders", () => {
  const days = (at: Instant.Instant) => Number(Instant.dayOf(at))

  /** How many days after its order each refund is. */
  const delays = (changes: Record<string, unknown>) => {
    const steps = stepsOf(market(changes, {}, { until: "2026-06-30" }))
    const ordered = new Map(of(steps, "charge").map(({ at, command }) => [command.key, at]))
    return of(steps, "refund").map(({ at, command }) => {
      const before = ordered.get(command.charge.slice(3)) ?? Instant.of(0)
      expect(at).toBeGreaterThanOrEqual(before)
      return days(at) - days(before)
    })
  }

  it("comes as often and as late as is said", () => {
    expect(delays({ refunds: { rate: "0%" } })).toEqual([])
    expect(delays({ refunds: { rate: "100%", delay_days: [0, 0] } })).toEqual(Array(200).fill(0))
    const some = delays({ refunds: { rate: "25%", delay_days: [3, 5] } })
    expect([...new Set(some)].toSorted()).toEqual([3, 4, 5])
    expect(some.length).toBeGreaterThan(30)
    expect(some.length).toBeLessThan(70)
    expect(Math.min(...delays({ refunds: { rate: "100%" } }))).toBe(1)
    expect(Math.max(...delays({ refunds: { rate: "100%" } }))).toBe(14)
  })

  it("is never before the transfer that it takes back", () => {
    const late = {
      ...separate,
      transfer_delay_days: [0, 9],
      refunds: { rate: "100%", delay_days: [0, 9], reverse_transfer: true }
    }
    const steps = stepsOf(market(late, {}, { until: "2026-06-30" }))
    const transferred = new Map(of(steps, "transfer").map(({ at, command }) => [`tr_${command.key}`, at]))
    const reversals = of(steps, "transfer_reversal")
    expect(reversals).toHaveLength(200)
    for (const { at, command } of reversals)
      expect(at).toBeGreaterThanOrEqual(transferred.get(command.transfer) ?? at + 1)
    const waits = new Set(of(steps, "transfer").map(({ at }) => days(at)))
    expect(waits.size).toBe(19)
  })

  it("is of a part as often as is said, and takes back the share of that part", () => {
    const partly = { ...separate, refunds: { ...always, partial: "50%", reverse_transfer: true } }
    const steps = stepsOf(market(partly, {}, { until: "2026-06-30" }))
    const parts = new Map(
      of(steps, "refund").map(({ command }) => [command.key.replace("-refund", ""), command.amount])
    )
    const partial = [...parts.values()].filter((amount) => amount !== undefined)
    expect(partial.length).toBeGreaterThan(75)
    expect(partial.length).toBeLessThan(125)
    for (const { command } of of(steps, "charge")) {
      const part = parts.get(command.key)
      if (part !== undefined && command.amount !== undefined) expect(Money.compare(part, command.amount)).toBe(-1)
    }
    for (const { command } of of(steps, "transfer_reversal")) {
      const part = parts.get(command.key.replace("-reversal", ""))
      expect(command.amount?.minor).toBe(part === undefined ? undefined : (part.minor * 8n) / 10n)
    }
  })

  it("is paid with the methods that are said, by their weights", () => {
    const steps = stepsOf(market({ payment_methods: { card: 3, card_present: 1, sepa_debit: 0 } }))
    const methods = counted(of(steps, "charge").map(({ command }) => command.paymentMethod))
    expect([...methods.keys()].toSorted()).toEqual(["card", "card_present"])
    expect(methods.get("card_present")).toBeGreaterThan(30)
    expect(methods.get("card_present")).toBeLessThan(70)
  })
})

it("keys of orders are known, and no others", () => {
  const steps = stepsOf(market({ ...separate, refunds: { ...always, reverse_transfer: true } }))
  expect(steps.map(({ command }) => command.key).filter((key) => !Order.isKey(key))).toEqual([])
  expect(["o", "o0", "order-1", "o1-", "o1-gift", "ao1", "o1x", "O1"].filter(Order.isKey)).toEqual([])
})
