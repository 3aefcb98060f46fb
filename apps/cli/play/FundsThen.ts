/**
 * FundsThen: what an account had when a payout, a transfer or a hold asked for more, which Stripe's answer does not
 * say: what is there, what of that a payout has taken already or which was the last that did, and when what is pending
 * comes; and what an instant payout costs. Where that answer advises what no scenario can do, this says what helps.
 */
import { Result } from "effect"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as CreateInstantPayout from "#core/connect/decisions/CreateInstantPayout.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as InstantPayoutRefusal from "#core/connect/refusals/InstantPayoutRefusal.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as SpendableFunds from "#core/connect/movements/SpendableFunds.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Refused } from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Whose balance it was to be taken from. */
const payerOf = (world: World, { command }: Refused): AccountId | undefined => {
  switch (command._tag) {
    case "payout":
    case "transfer":
    case "reserve_hold":
      return command.stripeAccount ?? world.platform.id
    case "transfer_reversal":
      return world.transfer(command.transfer)?.destination
    default:
      return undefined
  }
}

/** In which currency, where the request says it. */
const asked = (world: World, { command }: Refused): Currency | undefined => {
  switch (command._tag) {
    case "payout":
      return command.amount?.currency ?? command.currency
    case "transfer":
    case "reserve_hold":
      return command.amount?.currency
    case "transfer_reversal": {
      const arrived = world.charge(world.transfer(command.transfer)?.destinationPayment ?? "")
      return arrived && Charge.settledAmount(arrived).currency
    }
    default:
      return undefined
  }
}

/** What it has of each pot, and of several of them in all. */
const pots = (world: World, { id }: StripeAccount, currency: Currency): string => {
  const amounts = SourceType.all.flatMap((sourceType) => {
    const amount = SpendableFunds.available(world, id, currency, sourceType)
    return Money.isZero(amount) ? [] : [{ amount, sourceType }]
  })
  if (amounts.length === 0) return "nothing available"
  const texts = amounts.map(({ amount, sourceType }) => `${Money.formatReadable(amount)} of ${sourceType}`)
  const all = Money.sum(
    currency,
    amounts.map(({ amount }) => amount)
  )
  return `${texts.join(" and ")} available${amounts.length === 1 ? "" : `, ${Money.formatReadable(all)} in all`}`
}

/** The payouts of the account in the currency whose money has not come back. */
const payoutsOf = (world: MovingWorld, { id }: StripeAccount, currency: Currency): ReadonlyArray<Payout.Sent> =>
  [...world.objects()].flatMap((it) => {
    if (it.object !== "payout" || it.account !== id || it.amount.currency !== currency) return []
    return it.status === "failed" || it.status === "canceled" || it.reversedBy !== undefined ? [] : [it]
  })

/** Whether its money is there still, until its day begins. */
const isToCome = (world: MovingWorld, it: Payout.Payout): boolean =>
  Payout.isAutomatic(it) && it.arrivalDate > world.now()

/** What is available, but in automatic payouts that are made: nothing else can spend it until their day begins. */
const committed = (world: MovingWorld, account: StripeAccount, currency: Currency): ReadonlyArray<string> => {
  const sum = world.committed(account.id, currency)
  if (!Money.isPositive(sum)) return []
  const payouts = payoutsOf(world, account, currency).filter((it) => isToCome(world, it))
  const made = payouts.map((it) => `${it.id}, made at ${Instant.format(it.created)}`).join(" and ")
  return [`${Money.formatReadable(sum)} more of its balance is in ${made}, and cannot be spent again`]
}

/** Of which of its funds, where the request draws on one source type. */
const drawn = ({ command }: Refused): SourceType.SourceType | undefined =>
  command._tag === "payout" || command._tag === "transfer" || command._tag === "reserve_hold"
    ? (command.sourceType ?? "card")
    : undefined

/** The payouts that took money of it last, all of a moment; one that a schedule made is named by its payout day. */
const taken = (
  world: MovingWorld,
  account: StripeAccount,
  currency: Currency,
  refused: Refused
): ReadonlyArray<string> => {
  const pot = drawn(refused)
  const payouts = payoutsOf(world, account, currency).filter(
    (it) => Money.isPositive(it.amount) && !isToCome(world, it) && (pot ?? it.sourceType) === it.sourceType
  )
  const last = Math.max(...payouts.map(({ created }) => created))
  return payouts
    .filter(({ created }) => created === last)
    .map((it) => {
      const day = Instant.dayOf(Payout.isAutomatic(it) ? it.arrivalDate : it.created)
      return `${it.id} paid out ${Money.formatReadable(it.amount)} on ${Day.format(day)}`
    })
}

/** When what is pending can be used: from when on, and all of it. */
const maturing = (world: MovingWorld, { id }: StripeAccount, currency: Currency): string => {
  // The line of a payout that is made is pending until its day begins, and takes what is available still.
  const rest = Money.add(world.balance(id, currency).pending, world.committed(id, currency))
  const pending = `${Money.formatReadable(rest)} pending`
  const coming = SourceType.all
    .flatMap((sourceType) => world.maturing(id, currency, sourceType))
    .toSorted((a, b) => a.at - b.at)
  const [first, last] = [coming.find(({ amount }) => Money.isPositive(amount)), coming.at(-1)]
  if (first === undefined || last === undefined) return pending
  const [from, by] = [first.at, last.at].map((at) => Day.format(Instant.dayOf(at)))
  return from === by ? `${pending} until ${by}` : `${pending}, the first of it until ${from} and all until ${by}`
}

/** What the fee of an instant payout of a stated amount is, and the most that could have been asked for. */
const instantly = (world: World, account: StripeAccount, { at, command }: Refused): ReadonlyArray<string> => {
  if (command._tag !== "payout" || command.method !== "instant" || command.amount === undefined) return []
  const { amount, ...rest } = command
  const cost = CreateInstantPayout.costFor(world, account, amount.currency)
  const largest = CreateInstantPayout.decide(world, { ...rest, currency: amount.currency }, at)
  const fits = Result.isFailure(largest)
    ? []
    : largest.success.made.flatMap((it) => (it.object === "payout" ? [it.amount] : []))
  const most =
    fits.length === 0 ? "" : `; at most ${Money.formatReadable(Money.sum(amount.currency, fits))} can be paid out`
  if (cost === undefined || command.split === true) return most === "" ? [] : [most.slice(2)]
  return [`${Money.formatReadable(amount)} cost ${Money.formatReadable(cost(amount))} more${most}`]
}

/** Stripe's own advice is for its test mode, with a card that a scenario does not have. */
const advice = ({ command, refusal }: Refused, isPlatform: boolean): ReadonlyArray<string> => {
  if (!refusal.message.includes("test card")) return []
  const source = command._tag === "transfer" ? ", a source_transaction" : ""
  const ways = isPlatform ? `a top_up before it${source} or a later moment helps` : "a later moment helps"
  return [`the test card is advice of Stripe's for its test mode: in a scenario, ${ways}`]
}

/** In which currency an account is paid out instantly, whatever other bank accounts it has. */
const localOnly = (world: World, refused: Refused): string | undefined => {
  const account = world.account(payerOf(world, refused) ?? "acct_")
  const terms = account && InstantPayoutTerms.of(account.country)
  if (account === undefined || terms === undefined) return undefined
  return `instant payouts of accounts in ${account.country}, such as ${account.id}, are in ${terms.minimum.currency}`
}

/** Undefined where it was not for want of funds, or for its currency, that it was refused. */
export const of = (world: MovingWorld, refused: Refused): string | undefined => {
  const { command, refusal } = refused
  if (refusal.message === InstantPayoutRefusal.ofCurrency().message) return localOnly(world, refused)
  if (refusal._tag !== "Refusal" || refusal.code !== "balance_insufficient") return undefined
  const account = world.account(payerOf(world, refused) ?? "acct_")
  if (account === undefined) return undefined
  const { id } = account
  const stated = asked(world, refused) ?? account.currency
  const { available, pending } = world.balance(id, stated)
  const isThere = !Money.isZero(available) || !Money.isZero(pending)
  const isDrawn = command._tag === "payout" || command._tag === "transfer"
  if (isDrawn && !isThere && !SettlementCurrency.settles(account, stated)) {
    const has = SettlementCurrency.all(account).join(" and ")
    return `${id} settles in ${has} only, so it has no ${stated}; external_accounts say in what else an account settles`
  }
  const currency = isThere ? stated : SettlementCurrency.of(account, stated)
  const had = `${id} has ${pots(world, account, currency)}, ${maturing(world, account, currency)}`
  const inPayouts = committed(world, account, currency)
  return [
    had,
    ...(inPayouts.length === 0 ? taken(world, account, currency, refused) : inPayouts),
    ...instantly(world, account, refused),
    ...advice(refused, id === world.platform.id)
  ].join("; ")
}
