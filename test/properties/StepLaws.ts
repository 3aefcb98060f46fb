/**
 * StepLaws: what one step may change: nothing when it is refused; and what it writes is sound.
 */
import { Result } from "effect"
import { type Law, type Of, total, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** Deciding changes nothing, and neither does a command that is refused. */
export const refusalsLeaveNoTrace: Law = ({ snapshots: { after, asked, decided }, step }) => [
  ...(asked.text === decided.text ? [] : ["deciding changed the world"]),
  ...(step._tag === "done" || asked.text === after.text ? [] : ["a refused command changed the world"]),
  ...(step._tag === "done" && asked.text === after.text ? ["an accepted command changed nothing"] : [])
]

/** Time runs forward: it turns pending into available, in order, and leaves the sum of both as it is. */
export const timeOnlyMatures: Law = ({ happened, since, snapshots: { asked, before }, step }) => {
  const late = happened.filter(({ at }, index) => {
    const previous = happened[index - 1]?.at ?? since
    return at <= since || at > step.at || at < previous
  })
  const lines = step._tag === "done" ? step.outcome.transactions : []
  return [
    ...late.map(({ at, transaction }) => `${transaction} matured at ${at}, out of order`),
    ...[...before.totals]
      .filter(([account, sum]) => asked.totals.get(account) !== sum)
      .map(([account]) => `the passing of time changed the sum of ${account}`),
    ...lines.filter(({ created }) => created !== step.at).map(({ id }) => `${id} was not created now`),
    ...lines.filter(({ availableOn, created }) => availableOn < created).map(({ id }) => `${id} matures in the past`)
  ]
}

/** A step brings about what time brings about, and ends where one does whose time was moved before it. */
export const stepsMoveTime: Law = ({ alone, happened, snapshots: { after } }) => [
  ...(JSON.stringify(alone.happened, plain) === JSON.stringify(happened, plain) ? [] : ["it happened otherwise"]),
  ...(alone.after.text === after.text ? [] : ["it ended otherwise"])
]

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value)

/** The world has every object that was made, as the last step that touched it left it. */
export const objectsAreSeen: Law = ({ objects, world }) => {
  const seen = new Map([...world.objects()].map((object) => [object.id, object]))
  return [
    ...[...objects].filter(([id, object]) => seen.get(id) !== object).map(([id]) => `${id} is not what was made`),
    ...[...seen.keys()].filter((id) => !objects.has(id)).map((id) => `${id} came from nowhere`)
  ]
}

/** The charge whose money a line moves on, back or away. */
const charged = (objects: Moment["objects"], id: string | undefined): Of<"charge"> | undefined => {
  const object = id === undefined ? undefined : objects.get(id)
  switch (object?.object) {
    case "charge":
      return object
    case "refund":
    case "application_fee":
      return charged(objects, object.charge)
    case "transfer":
      return charged(objects, object.sourceTransaction ?? object.destinationPayment)
    default:
      return undefined
  }
}

/** What follows a charge, forth or back, can be used when the charge can, or at once if that is over. */
export const followersMatureWithTheirCharge: Law = (moment) => {
  const { step } = moment
  if (step._tag === "refused") return []
  return step.outcome.transactions.flatMap(({ availableOn, id, source }) => {
    const charge = charged(moment.objects, source)
    return charge === undefined || availableOn === Instant.max(step.at, charge.availableOn)
      ? []
      : [`${id} is available at ${availableOn}, and ${charge.id} at ${charge.availableOn}`]
  })
}

/**
 * What a refund takes back of a transfer is its share of the original amounts, half up, or what it adds to the share of
 * all that was refunded; as far as there is any left.
 */
export const reversalsAreShares: Law = ({ objects, scenario, step }) => {
  const made = step._tag === "refused" ? [] : step.outcome.made
  return made.flatMap((reversal) => {
    if (reversal.object !== "transfer_reversal" || reversal.sourceRefund === undefined) return []
    const refund = objects.get(reversal.sourceRefund)
    const transfer = objects.get(reversal.transfer)
    const charge = refund?.object === "refund" ? objects.get(refund.charge) : undefined
    if (refund?.object !== "refund" || transfer?.object !== "transfer" || charge?.object !== "charge") {
      return [`${reversal.id} hangs in the air`]
    }
    const left = Money.add(Money.minus(transfer.amount, transfer.amountReversed), reversal.amount)
    const shareOf = (part: Money.Money) => Money.proportion(transfer.amount, part, charge.amount, "half_up")
    const before = shareOf(Money.minus(charge.amountRefunded, refund.amount))
    const byRatio = scenario.settings.completingRefund === "by_ratio"
    const share = byRatio ? shareOf(refund.amount) : Money.minus(shareOf(charge.amountRefunded), before)
    return unequal(`what ${refund.id} reversed`, reversal.amount, Money.min(left, share))
  })
}

/** A balance transaction adds up, names a source that there is, and is booked on accounts that print and parse. */
export const linesAreSound: Law = ({ objects, step }) => {
  if (step._tag === "refused") return []
  const accounts = step.entries.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
  return [
    ...step.outcome.transactions.flatMap(({ amount, fee, feeDetails, id, net, source }) => [
      ...unequal(`net of ${id}`, net, Money.minus(amount, fee)),
      ...unequal(
        `fee of ${id}`,
        fee,
        total(
          amount,
          feeDetails.map((line) => line.amount)
        )
      ),
      ...(source === undefined || objects.has(source) ? [] : [`${id} comes from ${source}, which is not there`])
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
