/**
 * Order: what one payer buys of one seller, as the steps it takes: its charge, and what follows from it.
 *
 * Each kind of choice is drawn from a stream of its own, so that other amounts do not make other sellers, and so on.
 * Its ids come from its key: `o1`, `o1-capture`, `o1-transfer`, `o1-refund`, `o1-reversal`, `o1-failure`,
 * `o1-dispute`, `o1-evidence`, `o1-decision`.
 */
import type { ChargeRequest, PlatformCharge } from "#core/connect/objects/ChargeRequest.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import type * as Money from "#core/money/Money.ts"
import * as Exchange from "#core/simulation/generate/Exchange.ts"
import * as FollowUps from "#core/simulation/generate/FollowUps.ts"
import type * as Later from "#core/simulation/generate/Later.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import type { Sale } from "#core/simulation/generate/Sale.ts"
import type { Seller } from "#core/simulation/generate/Seller.ts"
import type { SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Streams extends FollowUps.Streams {
  readonly times: Random.Random
  readonly sellers: Random.Random
  readonly amounts: Random.Random
  readonly methods: Random.Random
  readonly currencies: Random.Random
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
    currencies: stream("currencies"),
    declines: stream("declines"),
    holds: stream("holds"),
    captures: stream("captures"),
    transfers: stream("transfers"),
    refunds: stream("refunds"),
    refundFailures: stream("refund failures"),
    paymentFailures: stream("payment failures"),
    disputes: stream("disputes")
  }
}

/** Keys that generated orders and payouts may have: no step that is stated may be called so. */
export const isKey = (text: string): boolean =>
  /^(o[1-9]\d*(-(capture|transfer|refund|reversal|failure|dispute|evidence|decision))?|p[1-9]\d*(-failure)?)$/.test(
    text
  )

/** Draws an order of `group` at the moment `at`: its steps up to `end`, in the order of their moments. */
export const draw = (
  group: SellerGroup,
  random: Streams,
  key: string,
  at: Instant,
  end: Instant
): ReadonlyArray<Dated> => {
  const seller = random.sellers.one(group.sellers)
  const price = OrderAmounts.draw(group.amounts, random.amounts)
  const paymentMethod = group.methods === undefined ? undefined : random.methods.pick(group.methods)
  const isCard = paymentMethod === undefined || PaymentMethod.isCard(paymentMethod)
  const { amount, amounts, steps } = asPaid(group, price, isCard ? random.currencies : undefined, at)
  const { declines, holds } = group
  const decline = isCard && declines !== undefined && random.declines.chance(declines.rate) ? declines : undefined
  const hold = isCard && holds !== undefined && random.holds.chance(holds.rate) ? holds : undefined
  const asked: Asked = { _tag: "charge", key, amount }
  if (paymentMethod !== undefined) asked.paymentMethod = paymentMethod
  if (hold !== undefined) asked.captureMethod = "manual"
  if (decline !== undefined) asked.declineCode = decline.code
  const command = chargeCommand(group, seller, asked, at)
  const method = paymentMethod ?? "card"
  const charge = `${PaymentMethod.prefix(method)}_${key}`
  const later =
    decline === undefined
      ? FollowUps.draw({ key, at, group, seller, amounts, steps, charge, method }, hold, random)
      : nothingLater
  return threaded(key, group.name, { at, command }, later.length === 0 ? later : later.filter((it) => it.at <= end))
}

/** What an order of so many steps comes to for its payer, whose currency is drawn where there are several. */
const asPaid = (
  { amounts, exchange, presentment }: SellerGroup,
  steps: number,
  random: Random.Random | undefined,
  at: Instant
): Pick<Sale, "amounts" | "steps"> & { readonly amount: Money.Money } => {
  const price = OrderAmounts.money(amounts, steps)
  const isFree = presentment !== undefined && random !== undefined
  const currency = isFree ? random.pick(presentment) : price.currency
  if (currency === price.currency && SettlementCurrency.settles(exchange.merchant, currency)) {
    return { amount: price, amounts, steps }
  }
  const amount = Exchange.presented(exchange, price, currency, at)
  const paid = OrderAmounts.stepsOf(currency)
  const least = OrderAmounts.count(paid, Exchange.least(exchange, currency, at))
  return { amount, amounts: { ...paid, least }, steps: OrderAmounts.count(paid, amount) }
}

const nothingLater: ReadonlyArray<Later.Later> = []

/** The steps of one order. */
const threaded = (
  id: string,
  group: string,
  charge: Later.Later,
  later: ReadonlyArray<Later.Later>
): ReadonlyArray<Dated> => {
  const { at, command } = charge
  const first = { at, command, thread: { id, isFirst: true, isLast: later.length === 0 }, group }
  if (later.length === 0) return [first]
  const others = later.map((it, index) => ({
    at: it.at,
    command: it.command,
    thread: { id, isFirst: false, isLast: index === later.length - 1 },
    group
  }))
  return [first, ...others]
}

/** Fields are set one by one: a spread for each costs too much. */
type Asked = { -readonly [key in keyof Common]: Common[key] }
type Common = Pick<
  ChargeRequest,
  "_tag" | "key" | "paymentMethod" | "captureMethod" | "declineCode" | "transferGroup"
> & {
  readonly amount: Money.Money
  readonly applicationFeeAmount?: Money.Money
}

/** On behalf of the seller, where the group's charges are. */
const settling = (
  { isOnBehalf }: SellerGroup,
  { account }: Seller,
  asked: Asked
): Asked & Pick<PlatformCharge, "onBehalfOf"> => (isOnBehalf ? Object.assign(asked, { onBehalfOf: account }) : asked)

const chargeCommand = (group: SellerGroup, seller: Seller, asked: Asked, at: Instant): ChargeRequest => {
  if (group.charge === "platform") return asked
  if (group.charge === "separate") {
    asked.transferGroup = asked.key
    return settling(group, seller, asked)
  }
  const fee = seller.fee === undefined ? undefined : Exchange.feeOf(group.exchange, seller.fee, asked.amount, at)
  if (fee !== undefined) asked.applicationFeeAmount = fee
  if (group.charge === "direct") return Object.assign(asked, { stripeAccount: seller.account })
  const share = seller.share === undefined ? undefined : Split.leastShareOf(seller.share, asked.amount)
  const destination = seller.account
  const transferData = share === undefined ? { destination } : { destination, amount: share }
  return Object.assign(settling(group, seller, asked), { transferData })
}
