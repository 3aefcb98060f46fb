/**
 * ConversionFee: what Stripe keeps of what is converted, as a line of its own where the setting asks for one.
 *
 * Recorded is that it stands inside the exchange rate; `stripe_fx_fee` is a type of Stripe's that no known recording
 * shows. With it the rate is the rate itself, and the line is of the balance that the money came to, when it did. It is
 * one of Stripe's fees, and taxed as those are.
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import type * as Draft from "#core/connect/movements/Draft.ts"
import * as Money from "#core/money/Money.ts"

type Beside = Pick<Draft.Line, "account" | "availableOn" | "sourceType">

/** The line beside that of the money; none where it is inside the rate, or comes to nothing. */
export const bill = (draft: Draft.Draft, converted: Converted | undefined, about: string, beside: Beside): void => {
  const fee = converted?.fee
  if (fee === undefined || Money.isZero(fee)) return
  const { account, availableOn, sourceType } = beside
  draft.line({
    id: draft.id("txn"),
    account,
    type: "stripe_fx_fee",
    amount: Money.negate(fee),
    availableOn,
    sourceType,
    description: `Currency conversion fee for ${about}`
  })
}
