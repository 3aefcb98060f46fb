import { describe, expect, it } from "vitest"
import * as Played from "./Played.ts"
import { recorded, setup } from "./Recorded.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const at = (seconds: number): string => Instant.format(Instant.of(seconds))
const written = (minor: number, currency: string): string =>
  Money.format(Money.of(Currency.of(currency), BigInt(minor)))

/** A balance transaction of the model as the fixture writes one; where it was recorded is not its own. */
const recordedAs = (
  { amount, availableOn, balanceType, created, description, fee, feeDetails, net, ...line }: BalanceTransaction,
  { cassette, stripe_account }: (typeof recorded.charges)[number]
) => ({
  cassette,
  stripe_account,
  type: line.type,
  reporting_category: line.reportingCategory,
  balance_type: balanceType,
  amount: Number(amount.minor),
  fee: Number(fee.minor),
  net: Number(net.minor),
  currency: net.currency,
  created,
  available_on: availableOn,
  description: description === "" ? null : description,
  fee_details: feeDetails.map((detail) => ({
    type: detail.type,
    amount: Number(detail.amount.minor),
    currency: detail.amount.currency,
    description: detail.description
  }))
})

const payment = (id: string) => recorded.payments.find((it) => it.id === id)
const objects = (played: Played.Played) =>
  played.steps.flatMap((step) => (step._tag === "done" ? step.outcome.made : []))

describe("the recorded charges, played again", () => {
  const charges = recorded.charges.toSorted((a, b) => a.created - b.created)
  const played = Played.play(
    setup,
    charges.map((charge, index) => ({
      at: at(charge.created),
      id: `charge-${index}`,
      charge: {
        amount: written(charge.amount, charge.currency),
        ...(charge.stripe_account === null ? {} : { stripe_account: "connected" }),
        ...(charge.description === null ? {} : { description: charge.description })
      }
    }))
  )

  it.each(charges.map((charge, index) => ({ charge, index, name: `${at(charge.created)}, ${charge.cassette}` })))(
    "$charge.amount $charge.currency of $name",
    ({ charge, index }) => {
      const account = charge.stripe_account === null ? "platform" : "connected"
      const made = played.transactions(account, [`charge-${index}`])
      expect(made.map((transaction) => recordedAs(transaction, charge))).toEqual([charge])
    }
  )

  it("are all of them, and nothing is lost on the way", () => {
    expect(charges).toHaveLength(22)
    expect(played.simulation.refused).toEqual([])
    expect(played.simulation.verdict.holds).toBe(true)
  })
})

describe("other recorded objects, played again", () => {
  it("two refunds of one charge succeed at once, and reverse no transfer", () => {
    const [first] = recorded.refunds
    const charge = payment(first?.charge ?? "")
    if (charge === undefined) throw new Error("the refunded charge is missing")
    const played = Played.play(setup, [
      { at: at(charge.created), id: "sale", charge: { amount: written(charge.amount, charge.currency) } },
      ...recorded.refunds.map(({ amount, created, currency }) => ({
        at: at(created),
        refund: { charge: "sale", amount: written(amount, currency) }
      }))
    ])
    const refunds = objects(played).filter((object) => object.object === "refund")

    expect(
      refunds.map(({ amount, created, status }) => ({
        charge: charge.id,
        amount: Number(amount.minor),
        currency: amount.currency,
        created,
        status
      }))
    ).toEqual(recorded.refunds)
    expect(refunds.every((refund) => !("transferReversal" in refund))).toBe(true)
  })

  it("a destination charge and its transfer share a group named after the payment", () => {
    const recording = recorded.payments.find(({ params }) => params["application_fee_amount"] !== undefined)
    expect(recording?.params).toMatchObject({ amount: "1000", currency: "usd", application_fee_amount: "123" })
    const played = Played.play(setup, [
      {
        id: "sale",
        charge: {
          amount: "10.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "1.23 usd"
        }
      }
    ])
    const groups = objects(played).flatMap((object) => ("transferGroup" in object ? [object.transferGroup] : []))

    expect(recording?.transfer_group).toMatch(/^group_pi_/)
    expect(groups).toEqual(["group_pi_sale", "group_pi_sale", "group_pi_sale"])
  })

  it("a transfer without a source keeps the group it was given", () => {
    const [recording] = recorded.transfers
    if (recording === undefined) throw new Error("no transfer")
    const played = Played.play(setup, [
      { at: "2025-10-01", charge: { amount: "20.00 usd" } },
      {
        at: at(recording.created),
        id: "sent",
        transfer: {
          amount: written(recording.amount, recording.currency),
          destination: "connected",
          transfer_group: recording.transfer_group
        }
      }
    ])
    const transfer = objects(played).find((object) => object.object === "transfer")

    expect({
      amount: Number(transfer?.amount.minor),
      amount_reversed: Number(transfer?.amountReversed.minor),
      currency: transfer?.amount.currency,
      created: transfer?.created,
      transfer_group: transfer?.transferGroup
    }).toEqual(recording)
    expect(transfer?.sourceTransaction).toBeUndefined()
  })

  it("an account of type express has the controller that we say it has", () => {
    const { dashboard, feesPayer, losses, requirementCollection } = Controller.typed.express
    expect(recorded.accounts).toEqual([
      {
        type: "express",
        country: "US",
        default_currency: "usd",
        losses,
        fees_payer: feesPayer,
        requirement_collection: requirementCollection,
        dashboard
      }
    ])
  })
})
