/**
 * Samples: objects of every kind as the examples make them, each in the words of the wire.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Result } from "effect"
import { parse } from "yaml"
import * as ApplicationFee from "#adapters/stripe/wire/ApplicationFee.ts"
import * as BalanceTransaction from "#adapters/stripe/wire/BalanceTransaction.ts"
import * as Charge from "#adapters/stripe/wire/Charge.ts"
import * as Dispute from "#adapters/stripe/wire/Dispute.ts"
import * as FeeRefund from "#adapters/stripe/wire/FeeRefund.ts"
import * as Payout from "#adapters/stripe/wire/Payout.ts"
import * as Refund from "#adapters/stripe/wire/Refund.ts"
import * as TopUp from "#adapters/stripe/wire/TopUp.ts"
import * as Transfer from "#adapters/stripe/wire/Transfer.ts"
import * as TransferReversal from "#adapters/stripe/wire/TransferReversal.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Disputes from "#core/connect/objects/Dispute.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { Instant } from "#core/time/Instant.ts"

const names = [
  "marketplace",
  "saas",
  "rides",
  "crowdfunding",
  "booking",
  "refunds",
  "instant-payouts",
  "failed-payout",
  "top-up-and-pay-out",
  "invoicing",
  "disputes"
]

export const scenario = (name: string): Scenario.Scenario => {
  const file = fileURLToPath(new URL(`../../../../examples/${name}.yaml`, import.meta.url))
  return Result.getOrThrow(Scenario.decode(parse(readFileSync(file, "utf8"))))
}

/** Undefined for what has no codec yet. */
export const wire = (it: ConnectObject, at: Instant): { readonly object: string } | undefined => {
  switch (it.object) {
    case "authorization":
    case "charge":
      return Charge.of(it, at)
    case "refund":
      return Refund.of(it)
    case "dispute":
      return Dispute.of(it, {
        evidence: Dispute.noEvidence,
        metadata: {},
        payment_intent: null,
        brand: "visa",
        lines: [],
        isChargeRefundable: Disputes.isChargeRefundable([it]),
        asOf: it.created
      })
    case "transfer":
      return Transfer.of(it)
    case "transfer_reversal":
      return TransferReversal.of(it)
    case "application_fee":
      return ApplicationFee.of(it)
    case "fee_refund":
      return FeeRefund.of(it)
    case "payout":
      return Payout.of(it)
    case "topup":
      return TopUp.of(it)
    default:
      return undefined
  }
}

/** All that the examples make and change, as each is then, and their balance transactions. */
export const all = (): ReadonlyArray<{ readonly object: string }> =>
  names.map(scenario).flatMap((it) => {
    const world = MemoryWorld.make(it)
    const seen = [...Run.steps(world, it.steps), { _tag: "ended", happened: Run.advance(world, it.until) } as const]
    return seen
      .flatMap(Run.outcomesOf)
      .flatMap(({ changed, made, transactions }) => [
        ...[...made, ...changed].flatMap((object) => wire(object, world.now()) ?? []),
        ...transactions.map((line) => BalanceTransaction.of(line, it.start))
      ])
  })
