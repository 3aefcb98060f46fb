/**
 * Share: how much of a transfer or an application fee goes back when part of a payment does.
 *
 * By ratio it is the half-up share of the original amount each time (recorded: of 880, a refund of 500 out of 1200
 * returns 367). Otherwise it is what the refund adds to the half-up share of all that was refunded, whether that asked
 * for shares or not. So a full refund returns everything, refunds in parts that all ask for it return everything to
 * the last unit, one that asks after others did not returns its own share only, and no share is more than one unit
 * from the ratio's. Or, as documented of transfers, the refund that completes the charge returns all that is left,
 * whatever others asked for, and every other one its ratio. Never more than is left.
 * https://docs.stripe.com/connect/destination-charges#issue-refunds
 */
import type { Settings } from "#core/connect/Settings.ts"
import * as Money from "#core/money/Money.ts"

/** A part of a payment that goes back, after `before` of it did. */
export interface Part {
  readonly part: Money.Money
  readonly before: Money.Money
  readonly whole: Money.Money
}

export const returned = (
  settings: Settings,
  original: { readonly amount: Money.Money; readonly returned: Money.Money },
  { before, part, whole }: Part
): Money.Money => {
  const left = Money.minus(original.amount, original.returned)
  const shareOf = (amount: Money.Money) => Money.proportion(original.amount, amount, whole, "half_up")
  switch (settings.completingRefund) {
    case "by_ratio":
      return Money.min(left, shareOf(part))
    case "entire_transfer":
      return Money.equals(Money.add(before, part), whole) ? left : Money.min(left, shareOf(part))
    case "returns_the_rest":
      return Money.min(left, Money.minus(shareOf(Money.add(before, part)), shareOf(before)))
  }
}
