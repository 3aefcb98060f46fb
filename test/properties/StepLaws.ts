/**
 * StepLaws: what one step may change: nothing when it is refused; and what it writes is sound.
 */
import { Result } from "effect"
import { type Law, type Of, total, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** Stripe takes them also where they say what is so already. */
const mayChangeNothing: ReadonlySet<string> = new Set(["external_account_update", "reserve_hold_update"])

/** Deciding changes nothing, and neither does a command that is refused. */
export const refusalsLeaveNoTrace: Law = ({ snapshots: { after, asked, decided }, step }) => [
  ...(asked.text === decided.text ? [] : ["deciding changed the world"]),
  ...(step._tag === "done" || asked.text === after.text ? [] : ["a refused command changed the world"]),
  ...(step._tag === "done" && !mayChangeNothing.has(step.command._tag) && asked.text === after.text
    ? ["an accepted command changed nothing"]
    : [])
]

/**
 * Time runs forward: it turns pending into available, in order, and changes the sum of both by the lines it brings and
 * by nothing else.
 */
export const timeBringsWhatItSays: Law = ({ happened, outcomes, since, snapshots: { asked, before }, step }) => {
  const late = happened.filter(({ happening: { at } }, index) => {
    const previous = happened[index - 1]?.happening.at ?? since
    return at < since || at > step.at || at < previous
  })
  const brought = happened.flatMap(({ outcome }) => outcome.transactions)
  const expected = (name: string, sum: Money.Money): Money.Money =>
    brought
      .filter(({ account, net }) => `${account} ${net.currency}` === name)
      .reduce((total, { net }) => Money.add(total, net), sum)
  const lines = outcomes.flatMap(({ at, outcome }) => outcome.transactions.map((line) => ({ ...line, at })))
  return [
    ...late.map(({ happening }) => `${happening.kind} came at ${happening.at}, out of order`),
    ...[...before.totals].flatMap(([name, sum]) =>
      unequal(`after time passed, the sum of ${name}`, asked.totals.get(name) ?? sum, expected(name, sum))
    ),
    ...lines.filter(({ at, created }) => created !== at).map(({ id }) => `${id} was not created at its moment`),
    ...lines.filter(({ availableOn, created }) => availableOn < created).map(({ id }) => `${id} matures in the past`)
  ]
}

/**
 * What was made stays, and every balance is as it was, when an account is paid out otherwise from then on; it is paid
 * out as was asked, in everything else as before, and no other account otherwise.
 */
export const settingsMoveNothing: Law = ({ accounts, snapshots: { after, asked }, step, world }) => {
  if (step._tag !== "done" || step.command._tag !== "balance_settings_update") return []
  const { command, outcome } = step
  const id = command.stripeAccount ?? world.platform.id
  const moved = [outcome.made, outcome.changed, outcome.transactions, outcome.bankMovements, outcome.swept ?? []].flat()
  const written = (account: StripeAccount | undefined) => JSON.stringify([account?.payouts, account?.status], plain)
  const others = [...accounts].filter(([other]) => other !== id)
  const [was, is] = [accounts.get(id)?.payouts, world.account(id)?.payouts]
  const { debitNegativeBalances: debits = was?.debitNegativeBalances ?? false, minimumBalances: stated = [] } = command
  const leaves = (currency: Currency, before: Money.Money) => stated.find((it) => it.currency === currency) ?? before
  const otherwise = Snapshot.currencies.filter((currency) => {
    const zero = Money.zero(currency)
    const asked = leaves(currency, was?.minimumBalances?.get(currency) ?? zero)
    return !Money.equals(is?.minimumBalances?.get(currency) ?? zero, asked)
  })
  const interval = command.schedule?.interval ?? was?.schedule.interval ?? "manual"
  return [
    ...moved.map(() => `a change of how ${id} is paid out moved something`),
    ...[...asked.totals].flatMap(([name, sum]) => unequal(`the sum of ${name}`, after.totals.get(name) ?? sum, sum)),
    ...others
      .filter(([other, account]) => written(account) !== written(world.account(other)))
      .map(([other]) => `${other} is paid out otherwise too`),
    ...(is?.schedule.interval === interval ? [] : [`${id} is paid out ${is?.schedule.interval}, not ${interval}`]),
    ...(is?.debitNegativeBalances === debits ? [] : [`the bank of ${id} is not debited as was asked`]),
    ...otherwise.map((currency) => `${id} keeps another minimum balance of ${currency} than was asked`)
  ]
}

/** A step brings about what time brings about, and ends where one does whose time was moved before it. */
export const stepsMoveTime: Law = ({ alone, happened, snapshots: { after } }) => [
  ...(JSON.stringify(alone.happened, plain) === JSON.stringify(happened, plain) ? [] : ["it happened otherwise"]),
  ...(alone.after.text === after.text ? [] : ["it ended otherwise"])
]

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value)

/** A payout that nobody asked for, and that nothing can become of any more. */
const isForgotten = (object: ConnectObject, now: Instant.Instant): boolean =>
  object.object === "payout" && Payout.isRegular(object) && object.arrivalDate + Payout.daysToReverse * 86_400 <= now

/** The world has every object that was made, as the last step that touched it left it. */
export const objectsAreSeen: Law = ({ objects, world }) => {
  const seen = new Map([...world.objects()].map((object) => [object.id, object]))
  return [
    ...[...objects]
      .filter(([id, object]) => seen.get(id) !== object && !isForgotten(object, world.now()))
      .map(([id]) => `${id} is not what was made`),
    ...[...seen.keys()].filter((id) => !objects.has(id)).map((id) => `${id} came from nowhere`)
  ]
}

/**
 * The charge whose money a line moves on, back or away. What a recipient is sent without a source can be used a day
 * later there than where it came from, and follows none.
 */
const charged = ({ objects, world }: Pick<Moment, "objects" | "world">, id: string | undefined): Charged => {
  const object = id === undefined ? undefined : objects.get(id)
  switch (object?.object) {
    case "charge":
      return object
    case "refund":
    case "dispute":
      return charged({ objects, world }, object.charge)
    case "application_fee":
      return charged({ objects, world }, object.originatingTransaction ?? object.charge)
    case "transfer": {
      const to = world.account(object.destination)
      const isLater = to?.kind === "connected" && to.serviceAgreement === "recipient"
      return charged({ objects, world }, object.sourceTransaction ?? (isLater ? undefined : object.destinationPayment))
    }
    default:
      return undefined
  }
}

type Charged = Of<"charge"> | undefined

/** What follows a charge, forth or back, can be used when the charge can, or at once if that is over. */
export const followersMatureWithTheirCharge: Law = ({ objects, outcomes, world }) =>
  outcomes.flatMap(({ at, outcome }) =>
    outcome.transactions.flatMap(({ availableOn, id, source }) => {
      const charge = charged({ objects, world }, source)
      return charge === undefined || availableOn === Instant.max(at, charge.availableOn)
        ? []
        : [`${id} is available at ${availableOn}, and ${charge.id} at ${charge.availableOn}`]
    })
  )

/**
 * What a refund takes back of a transfer is its share of the original amounts, half up, or what it adds to the share of
 * all that the payer got back, or all that is left once the charge is refunded; as far as there is any left.
 */
export const reversalsAreShares: Law = ({ objects, outcomes, scenario }) =>
  outcomes.flatMap(({ outcome: { changed, made } }) => {
    const now = new Map([...made, ...changed].map((object) => [object.id, object]))
    return made.flatMap((reversal) => {
      if (reversal.object !== "transfer_reversal" || reversal.sourceRefund === undefined) return []
      const [refund, transfer] = [now.get(reversal.sourceRefund), now.get(reversal.transfer)]
      const charge = refund?.object === "refund" ? objects.get(refund.charge) : undefined
      if (refund?.object !== "refund" || transfer?.object !== "transfer" || charge?.object !== "charge") {
        return [`${reversal.id} hangs in the air`]
      }
      const left = Money.add(Money.minus(transfer.amount, transfer.amountReversed), reversal.amount)
      const shareOf = (part: Money.Money) => Money.proportion(transfer.amount, part, charge.amount, "half_up")
      const before = shareOf(refund.refundedBefore)
      const all = Money.add(refund.refundedBefore, refund.amount)
      const shares = {
        by_ratio: shareOf(refund.amount),
        entire_transfer: Money.equals(all, charge.amount) ? left : shareOf(refund.amount),
        returns_the_rest: Money.minus(shareOf(all), before)
      }
      const share = shares[scenario.settings.completingRefund]
      return unequal(`what ${refund.id} reversed`, reversal.amount, Money.min(left, share))
    })
  })

/** Whoever waits for funds gets them as soon as they are there. */
export const waitingRefundsArePaid: Law = ({ unpaid }) => unpaid.map((id) => `${id} waits, and could be paid`)

/** A refund that waits takes of each balance what is said before it is paid. */
export const refundsTakeWhatWasSaid: Law = ({ mistaken }) => mistaken

/** A balance transaction adds up, names a source that there is, and is booked on accounts that print and parse. */
export const linesAreSound: Law = ({ objects, outcomes }) => {
  const booked = outcomes.flatMap(({ entries }) => entries)
  const lines = outcomes.flatMap(({ outcome }) => outcome.transactions)
  const others = new Set(
    outcomes.flatMap(({ outcome: { collected, reserved = [] } }) => [...reserved, collected].map((it) => it?.id))
  )
  const isThere = (source: string): boolean => objects.has(source) || others.has(source)
  const accounts = booked.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
  return [
    ...lines.flatMap(({ amount, fee, feeDetails, id, net, source }) => [
      ...unequal(`net of ${id}`, net, Money.minus(amount, fee)),
      ...unequal(
        `fee of ${id}`,
        fee,
        total(
          amount,
          feeDetails.map((line) => line.amount)
        )
      ),
      ...(source === undefined || isThere(source) ? [] : [`${id} comes from ${source}, which is not there`])
    ]),
    ...accounts
      .map(LedgerAccount.format)
      .filter((text) =>
        Result.match(LedgerAccount.parse(text), {
          onFailure: () => true,
          onSuccess: (account) => LedgerAccount.format(account) !== text
        })
      )
      .map((text) => `${text} does not read back`)
  ]
}

const twice = (what: string, ids: ReadonlyArray<string>): ReadonlyArray<string> => {
  const seen = new Set<string>()
  return ids.filter((id) => seen.size === seen.add(id).size).map((id) => `${what} ${id} is there twice`)
}

/** No id is given twice, to whatever comes about by a command or by itself. */
export const idsAreUsedOnce: Law = ({ entries, outcomes, transactions }) => [
  ...twice(
    "entry",
    entries.map(({ id }) => id)
  ),
  ...twice(
    "line",
    transactions.map(({ id }) => id)
  ),
  ...twice(
    "object",
    outcomes.flatMap(({ outcome: { collected, made, reserved = [] } }) =>
      [...made, ...reserved, ...(collected === undefined ? [] : [collected])].map(({ id }) => id)
    )
  )
]
