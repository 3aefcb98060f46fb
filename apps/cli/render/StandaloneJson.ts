/**
 * StandaloneJson: what `explain` answers machines of what belongs to no payment, payout or top-up, as
 * {@link StandaloneTree} tells people; and of a step that only changed an account.
 */
import * as AccountJson from "#apps/cli/render/AccountJson.ts"
import * as ExplanationJson from "#apps/cli/render/ExplanationJson.ts"
import * as Json from "#apps/cli/render/Json.ts"
import type * as StandaloneTree from "#apps/cli/render/StandaloneTree.ts"
import * as NegativeJson from "#apps/cli/render/NegativeJson.ts"
import * as StepTree from "#apps/cli/render/StepTree.ts"
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import type { StandaloneLine } from "#core/report/StandaloneLine.ts"

const { money } = StripeJson

const objects = { reserve: "reserve_transaction", collection: "collection", bill: "bill" } as const

/** Whose negative balance it is about; of a bill, whose balance it is taken from. */
const accountOf = (it: StandaloneLine): string => {
  switch (it.what) {
    case "reserve":
      return it.reserve.account
    case "collection":
      return it.collection.account
    case "bill":
      return it.account
  }
}

export const of = ({ asOf, counted, line, negative: history }: StandaloneTree.Told) => ({
  as_of: asOf,
  id: line.id,
  object: objects[line.what],
  account: accountOf(line),
  ...money(line.amount),
  created: line.at,
  description: line.what === "bill" ? line.description : null,
  liable: line.what === "collection" ? line.collection.liable : null,
  parts: ExplanationJson.parts(line.parts),
  negative: history === undefined ? null : NegativeJson.of(history, asOf),
  counted: line.what === "bill" ? counted.map(({ at, object }) => ({ at, ...StripeJson.object(object, asOf) })) : null
})

export const ofStep = (it: StepTree.Told) => ({
  as_of: it.asOf,
  id: it.step.command.key,
  object: "step",
  step: Json.step(it.step, it.asOf),
  stopped_payouts: StepTree.touched(it, it.stops).map(AccountJson.stopped),
  disabled_capabilities: StepTree.touched(it, it.disabled).map(AccountJson.disabled)
})
