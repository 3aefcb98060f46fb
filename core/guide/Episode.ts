/**
 * Episode: what became of one payment of the guide's scenario: who has what of it in the end.
 *
 * Law: what is back with the payer, with Stripe, with the platform and with the seller sums to what was paid.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import type * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Explanation from "#core/report/Explanation.ts"

export interface Episode {
  readonly story: GuideScenario.Story
  readonly paid: Money.Money
  /** What the payer got back. */
  readonly returned: Money.Money
  readonly stripe: Money.Money
  readonly platform: Money.Money
  readonly seller: Money.Money
}

type Steps = ReadonlyArray<Booked>

const of = (done: Steps, story: GuideScenario.Story, platform: AccountId): Episode => {
  const explanation = Explanation.of(done, `ch_${story}`)
  if (explanation === undefined) throw new RangeError(`nothing was paid as "${story}"`)
  const { parts, root } = explanation
  const sum = (isMeant: (side: LedgerAccount.LedgerAccount["book"]) => boolean) =>
    Money.sum(
      root.amount.currency,
      parts.filter(({ side }) => isMeant(side)).map(({ amount }) => amount)
    )
  return {
    story,
    paid: root.amount,
    returned: sum((side) => side === "payers"),
    stripe: sum((side) => side === "stripe"),
    platform: sum((side) => side === platform),
    seller: sum((side) => side.startsWith("acct_") && side !== platform)
  }
}

/** Each payment's, of everything that a run of the scenario did. One that was not made is a bug: RangeError. */
export const all = (done: Steps, platform: AccountId): ReadonlyArray<Episode> =>
  GuideScenario.stories.map((story) => of(done, story, platform))
