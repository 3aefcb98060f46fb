/**
 * Share: how much of a transfer or an application fee goes back when part of a payment does.
 *
 * Half up of original × part / whole, from the original amounts each time and not cumulative (recorded: 880 × 500 /
 * 1200 returns 367), never more than is left. For the refund that completes the payment, documentation and recordings
 * differ, so it is a setting.
 */
import type { Settings } from "#core/connect/Settings.ts"
import * as Money from "#core/money/Money.ts"

export const returned = (
  settings: Settings,
  original: { readonly amount: Money.Money; readonly returned: Money.Money },
  refund: { readonly part: Money.Money; readonly whole: Money.Money; readonly completing: boolean }
): Money.Money => {
  const left = Money.minus(original.amount, original.returned)
  if (refund.completing && settings.completingRefund === "returns_the_rest") return left
  return Money.min(left, Money.proportion(original.amount, refund.part, refund.whole, "half_up"))
}
