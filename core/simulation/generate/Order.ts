/**
 * Order: what one payer buys of one seller, as the steps it takes: its charge, and what follows from it.
 *
 * Each kind of choice is drawn from a stream of its own, so that other amounts do not make other sellers, and so on.
 * Its ids come from its key: `o1`, `o1-capture`, `o1-transfer`, `o1-refund`, `o1-reversal`,
 * `o1-failure`.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as PaymentMethod from "#core/connect/PaymentMethod.ts"
import type * as Money from "#core/money/Money.ts"
import * as FollowUps from "#core/simulation/generate/FollowUps.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { Seller, SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Streams extends FollowUps.Streams {
  readonly times: Random.Random
  readonly sellers: Random.Random
  readonly amounts: Random.Random
  readonly methods: Random.Random
  readonly declines: Random.Random
  readonly holds: Random.Random
}

export const streams = (seed: number, group: string): Streams => {
  const stream = (label: string) => Random.of(seed, `${group}: ${label}`)
  return {
    times: stream("times"),
    sellers: stream("sellers"),
    amounts: stream("amounts"),
    methods: stream("methods"),
    declines: stream("declines"),
    holds: stream("holds"),
    captures: stream("captures"),
    transfers: stream("transfers"),
    refunds: stream("refunds"),
    refundFailures: stream("refund failures")
  }
}

/** Keys that generated orders and payouts may have: no step that is stated may be called so. */
export const isKey = (text: string): boolean =>
  /^(o[1-9]\d*(-(capture|transfer|refund|reversal|failure))?|p[1-9]\d*(-failure)?)$/.test(text)

/** Draws an order of `group` at the moment `at`: its steps up to `end`, in the order of their moments. */
export const draw = (
  group: SellerGroup,
  random: Streams,
  key: string,
  at: Instant,
  end: Instant
): ReadonlyArray<Dated> => {
  const seller = random.sellers.one(group.sellers)
  const steps = OrderAmounts.draw(group.amounts, random.amounts)
  const amount = OrderAmounts.money(group.amounts, steps)
  const paymentMethod = group.methods === undefined ? undefined : random.methods.pick(group.methods)
  const isCard = paymentMethod === undefined || PaymentMethod.isCard(paymentMethod)
  const { declines, holds } = group
  const decline = isCard && declines !== undefined && random.declines.chance(declines.rate) ? declines : undefined
  const hold = isCard && holds !== undefined && random.holds.chance(holds.rate) ? holds : undefined
  const command = chargeCommand(group, seller, {
    _tag: "charge",
    key,
    amount,
    ...(paymentMethod === undefined ? {} : { paymentMethod }),
    ...(hold === undefined ? {} : { captureMethod: "manual" as const }),
    ...(decline === undefined ? {} : { declineCode: decline.code })
  })
  const sale: FollowUps.Sale = {
    key,
    at,
    group,
    seller,
    steps,
    charge: `${PaymentMethod.prefix(paymentMethod ?? "card")}_${key}`
  }
  const later = decline === undefined ? FollowUps.draw(sale, hold, random) : []
  const all = [{ at, command }, ...later].filter((it) => it.at <= end)
  return all.map((it, index) => ({ ...it, thread: { id: key, isLast: index === all.length - 1 }, group: group.name }))
}

type Charge = Extract<Command, { readonly _tag: "charge" }>
type Asked = Pick<Charge, "_tag" | "key" | "paymentMethod" | "captureMethod" | "declineCode"> & {
  readonly amount: Money.Money
}

const chargeCommand = (group: SellerGroup, seller: Seller, asked: Asked): Charge => {
  if (group.charge === "platform") return asked
  if (group.charge === "separate") return { ...asked, transferGroup: asked.key }
  const fee = seller.fee === undefined ? undefined : Split.feeOf(seller.fee, asked.amount)
  const split = fee === undefined ? asked : { ...asked, applicationFeeAmount: fee }
  if (group.charge === "direct") return { ...split, stripeAccount: seller.account }
  const share = seller.share === undefined ? undefined : Split.shareOf(seller.share, asked.amount)
  const destination = seller.account
  return { ...split, transferData: share === undefined ? { destination } : { destination, amount: share } }
}
