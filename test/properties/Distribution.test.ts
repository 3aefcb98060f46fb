import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as HoldingLaws from "./HoldingLaws.ts"
import * as Playing from "./Playing.ts"
import { scenarios } from "./RandomScenario.ts"
import * as StripeFees from "./StripeFees.ts"
import * as Upcoming from "./Upcoming.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Financing from "#core/connect/objects/Financing.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

/** Every kind of command; a new one does not compile until it is here. */
const kinds: { readonly [kind in Run.Step["command"]["_tag"]]: string } = {
  charge: "a charge",
  refund: "a refund",
  transfer: "a transfer",
  transfer_reversal: "a transfer reversal",
  application_fee_refund: "an application-fee refund",
  capture: "a capture",
  payment_failure: "the failure of a payment",
  authorization_cancel: "the release of an authorisation",
  refund_cancel: "the cancellation of a refund",
  refund_failure: "the failure of a refund",
  payout: "a payout",
  payout_cancel: "the cancellation of a payout",
  payout_failure: "the failure of a payout",
  payout_reversal: "the reversal of a payout",
  top_up: "a top-up",
  top_up_cancel: "the cancellation of a top-up",
  top_up_failure: "the failure of a top-up",
  top_up_reversal: "the reversal of a top-up",
  dispute: "a dispute",
  dispute_escalation: "the escalation of an inquiry",
  dispute_evidence: "evidence against a dispute",
  dispute_close: "the end of a dispute without evidence",
  dispute_won: "a dispute won",
  dispute_lost: "a dispute lost",
  reserve_hold: "a reserve hold",
  reserve_hold_update: "the update of a reserve hold",
  reserve_release: "the release of a reserve",
  financing: "a financing",
  balance_payment: "a payment from a Stripe balance",
  balance_payment_refund: "its refund",
  external_account_update: "the update of a bank account",
  external_account_removal: "the removal of a bank account",
  requirement_update: "a requirement",
  balance_settings_update: "a change of balance settings",
  capability_update: "a capability",
  account_pause: "a pause of an account",
  account_disable: "the end of an account",
  account_enable: "a new beginning of an account"
}

/** Always the same scenarios: a check of what is generated must not depend on luck. */
const files = fc.sample(scenarios, { seed: 20260302, numRuns: 3000 })

const billedAbroad: Array<StripeFees.Taken> = []

const played = files.map((file) => {
  const moments = [...Playing.moments(Playing.read(file))]
  const last = moments.at(-1)
  if (last !== undefined) {
    billedAbroad.push(...StripeFees.all(last).filter((taken) => StripeFees.isBilledAbroad(last, taken)))
  }
  return moments.map((moment) => {
    const { happened, scenario, step, world } = moment
    return { happened, scenario, step, world, looks: HoldingLaws.looks(moment) }
  })
})
const steps = played.flat()

const count = (matches: (step: Run.Step) => boolean): number => steps.filter(({ step }) => matches(step)).length

const done = (matches: (command: Run.Step["command"]) => boolean): number =>
  count(({ _tag, command }) => _tag === "done" && matches(command))

const isOf = (it: ConnectObject, object: string, status: string): boolean =>
  it.object === object && "status" in it && it.status === status

/** Of a negative balance of an account that is paid out when asked for. */
const isDebit = (it: ConnectObject): boolean =>
  it.object === "payout" &&
  it.amount.minor < 0n &&
  it.reconciliationStatus === "not_applicable" &&
  it.originalPayout === undefined

/** What a refusal says, without the names and figures of the case. */
const wording = (text: string): string => text.replaceAll(/\S*[\d'"_]\S*/g, "").slice(0, 40)

/** What can happen only in one country, to few accounts, and days after something else did. */
const rare: { readonly [kind: string]: number } = {
  payout_reversal: 8,
  balance_payment: 20,
  balance_payment_refund: 5
}

describe("the random scenarios", () => {
  it.each(Object.entries(kinds))("have %s accepted often, and refused often", (kind) => {
    expect(count(({ _tag, command }) => command._tag === kind && _tag === "done")).toBeGreaterThan(rare[kind] ?? 50)
    if (kind === "external_account_update") return
    expect(count(({ _tag, command }) => command._tag === kind && _tag === "refused")).toBeGreaterThan(50)
  })

  it("have every kind of line, on both sides", () => {
    const lines = new Map<string, number>()
    for (const { happened, step, world } of steps) {
      const done = step._tag === "done" ? [step.outcome] : []
      const all = [...happened.map(({ outcome }) => outcome), ...done]
      for (const { account, type } of all.flatMap(({ transactions }) => transactions)) {
        const kind = `${world.account(account)?.kind} ${type}`
        lines.set(kind, (lines.get(kind) ?? 0) + 1)
      }
    }
    const seen = (...types: ReadonlyArray<string>) => types.map((type) => [type, (lines.get(type) ?? 0) > 20])

    expect(
      seen(
        "platform charge",
        "platform refund",
        "platform transfer",
        "platform transfer_refund",
        "platform application_fee",
        "platform application_fee_refund",
        "platform stripe_fee",
        "connected charge",
        "connected refund",
        "connected payment",
        "connected payment_refund",
        "connected adjustment",
        "connected payout",
        "platform payout",
        "platform payout_cancel",
        "platform payout_failure",
        "platform topup",
        "platform refund_failure",
        "platform payment"
      ).filter(([, often]) => !often)
    ).toEqual([])
  })

  it("have transfers with and without a source, refunds with every flag, and fees given back", () => {
    const counts = {
      sourced: done((it) => it._tag === "transfer" && it.sourceTransaction !== undefined),
      unsourced: done((it) => it._tag === "transfer" && it.sourceTransaction === undefined),
      part: done((it) => it._tag === "refund" && it.amount !== undefined),
      rest: done((it) => it._tag === "refund" && it.amount === undefined),
      reversing: done((it) => it._tag === "refund" && it.reverseTransfer === true),
      returning: done((it) => it._tag === "refund" && it.refundApplicationFee === true),
      "a reversal that returns": done((it) => it._tag === "transfer_reversal" && it.refundApplicationFee === true),
      direct: done((it) => it._tag === "charge" && it.stripeAccount !== undefined),
      "what is left stated": done((it) => it._tag === "charge" && it.netAmount !== undefined),
      "what is left of a hold stated": done(
        (it) => it._tag === "charge" && it.netAmount !== undefined && it.captureMethod === "manual"
      ),
      "a fee by a pricing scheme": steps.filter(
        ({ step, world }) =>
          step._tag === "done" &&
          step.command._tag === "charge" &&
          step.command.applicationFeeAmount === undefined &&
          step.command.netAmount === undefined &&
          world.platform.pricing !== undefined &&
          step.outcome.transactions.some(({ type }) => type === "application_fee")
      ).length,
      "part of it sent": done((it) => it._tag === "charge" && it.transferData?.amount !== undefined)
    }
    expect(Object.entries(counts).filter(([, often]) => often < 10)).toEqual([])
  })

  it.each(["isk", "kwd", "huf", "twd", "ugx"])(
    "have charges in %s, whose amounts have rules of their own",
    (currency) => {
      expect(done((it) => it._tag === "charge" && it.amount?.currency === currency)).toBeGreaterThan(30)
    }
  )

  it("have money that is converted on every way, and accounts that are paid out in two currencies", () => {
    const made = steps.flatMap(({ step }) => (step._tag === "done" ? step.outcome.made : []))
    const swept = steps.flatMap(({ happened }) => happened.flatMap(({ outcome }) => outcome.swept ?? []))
    const counts = {
      charges: made.filter((it) => it.object === "charge" && it.settled !== undefined).length,
      transfers: made.filter((it) => it.object === "transfer" && it.arrived !== undefined).length,
      reversals: made.filter((it) => it.object === "transfer_reversal" && it.taken !== undefined).length,
      fees: made.filter((it) => it.object === "application_fee" && it.exchanged !== undefined).length,
      "fees of instant payouts": made.filter((it) => it.object === "application_fee" && it.payout && it.exchanged)
        .length,
      "fee refunds": made.filter((it) => it.object === "fee_refund" && it.exchanged !== undefined).length,
      refunds: made.filter((it) => it.object === "refund" && "settled" in it && it.settled !== undefined).length,
      disputes: made.filter((it) => it.object === "dispute" && it.settled !== undefined).length,
      "payouts of a second currency": swept.filter(({ payout }) => /\.(usd|eur)(\.|$)/u.test(payout)).length,
      "in twd": swept.filter(({ committed: { currency } }) => currency === "twd").length,
      "in ugx": swept.filter(({ committed: { currency } }) => currency === "ugx").length,
      "in whole units": swept.filter(({ committed: { currency } }) => ["isk", "kwd", "ugx"].includes(currency)).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 10)).toEqual([])
    // Only a platform has a balance without a bank account: of fees that stayed abroad, and are available.
    expect(made.filter((it) => it.object === "payout" && it.converted !== undefined).length).toBeGreaterThan(3)
  })

  it("have payments that are disputed more than once, in parts that are all there is and that are more", () => {
    const several = steps.flatMap(({ step: { _tag, ...step } }) =>
      _tag === "done" && "outcome" in step && step.command._tag === "dispute"
        ? step.outcome.changed.flatMap((it) => (it.object === "charge" && (it.disputes ?? []).length > 1 ? [it] : []))
        : []
    )
    expect(several.length).toBeGreaterThan(20)
    expect(several.filter(({ disputes = [] }) => disputes.length > 2).length).toBeGreaterThan(2)
  })

  it("have fees that platforms abroad pay, and get back, by rates that change", () => {
    const of = (product: StripeFees.Taken["product"], isBack: boolean) =>
      billedAbroad.filter((it) => it.product === product && Money.isNegative(it.fee) === isBack).length
    const counts = {
      "for payments": of("payment_processing", false),
      "back for payments": of("payment_processing", true),
      "for failures": of("payment_method_failures", false),
      "for disputes": of("disputes", false),
      "back for disputes": of("disputes", true)
    }
    expect(Object.entries(counts).filter(([, often]) => often < 3)).toEqual([])
    expect(
      files.filter(({ exchange_rates: rates = [] }) => rates.some(({ from }) => from !== undefined)).length
    ).toBeGreaterThan(50)
  })

  it("have charges on behalf of accounts, recipients, taxes, products, and what Stripe bills platforms beside", () => {
    const made = steps.flatMap(({ step }) => (step._tag === "done" ? step.outcome.made : []))
    const lines = steps.flatMap(({ happened, step }) => [
      ...happened.flatMap(({ outcome }) => outcome.transactions),
      ...(step._tag === "done" ? step.outcome.transactions : [])
    ])
    const called = (pattern: RegExp) =>
      lines.filter(({ description, type }) => type === "stripe_fee" && pattern.test(description)).length
    const isRecipient = (file: (typeof files)[number]) =>
      Object.values(file.accounts).some(({ service_agreement: agreement }) => agreement === "recipient")
    const counts = {
      "on behalf": made.filter((it) => it.object === "charge" && it.onBehalfOf !== undefined).length,
      "on behalf, abroad": made.filter((it) => it.object === "charge" && it.onBehalfOf !== undefined && it.settled)
        .length,
      "to recipients": played.filter((moments, index) => {
        const file = files[index]
        return (
          file !== undefined &&
          isRecipient(file) &&
          moments.some(({ step }) => step._tag === "done" && step.command._tag === "transfer")
        )
      }).length,
      taxed: lines.filter(({ feeDetails }) => feeDetails.some(({ type }) => type === "tax")).length,
      "taxed by lines": lines.filter(({ type }) => type === "tax_fee").length,
      "by products": called(/^(Radar|Invoicing)/),
      "for paying out": called(/Payout Fee$/),
      "across borders": called(/Cross-Border Transfers$/),
      "days of its own": files.filter(({ platform }) => platform.payouts?.start_of_day !== undefined).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 10)).toEqual([])
  })

  it("have captures of a part, refunds that wait, are paid later, canceled or fail, and payouts that arrive", () => {
    const changed = steps.flatMap(({ happened }) => happened.flatMap(({ outcome }) => outcome.changed))
    const later = (object: string, status: string) =>
      changed.filter((it) => it.object === object && "status" in it && it.status === status).length
    const counts = {
      "part captured": done((it) => it._tag === "capture" && it.amountToCapture !== undefined),
      waiting: count((step) => step._tag === "done" && step.outcome.made.some((it) => isOf(it, "refund", "pending"))),
      unfunded: count((step) => step._tag === "done" && step.outcome.made.some((it) => isOf(it, "refund", "failed"))),
      declined: count(
        (step) => step._tag === "done" && step.outcome.made.some((it) => isOf(it, "authorization", "declined"))
      ),
      "paid later": later("refund", "succeeded"),
      "waited for too long": steps.flatMap(({ happened }) =>
        happened.filter(({ happening, outcome }) => happening.kind === "refund_expiry" && outcome.changed.length > 0)
      ).length,
      expired: later("authorization", "expired"),
      arrived: later("payout", "paid"),
      come: later("topup", "succeeded"),
      "paid by debit": done((it) => it._tag === "charge" && !(it.paymentMethod ?? "card").startsWith("card")),
      "from a pot": done((it) => it._tag === "transfer" && it.sourceType === "bank_account")
    }
    expect(Object.entries(counts).filter(([, often]) => often < 8)).toEqual([])
  })

  it("have automatic payouts, of several lines, negative, with a minimum balance, canceled and failed", () => {
    const all = steps.flatMap(({ happened, step }) => [
      ...happened.map(({ outcome }) => outcome),
      ...(step._tag === "done" ? [step.outcome] : [])
    ])
    const made = all.flatMap(({ made, swept = [] }) =>
      made.filter(({ id }) => swept.some(({ payout }) => payout === id))
    )
    const back = (status: string) =>
      all.flatMap(({ changed }) =>
        changed.filter(
          (it) => it.object === "payout" && it.status === status && it.reconciliationStatus !== "not_applicable"
        )
      ).length
    const counts = {
      made: made.length,
      several: all.flatMap(({ swept = [] }) => swept.filter(({ transactions }) => transactions.length > 3)).length,
      negative: made.filter(({ amount }) => amount.minor < 0n).length,
      held: all.flatMap(({ transactions }) => transactions.filter(({ type }) => type.endsWith("balance_hold"))).length,
      committed: all.flatMap(({ swept = [] }) => swept.filter(({ committed }) => committed.minor > 0n)).length,
      canceled: back("canceled"),
      failed: back("failed"),
      stopped: steps.filter(({ world }) =>
        [world.platform.id, ...(["acct_ada", "acct_ben"] as const)].some(
          (id) => world.account(id)?.status?.externalAccount === "errored"
        )
      ).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 5)).toEqual([])
  })

  it("have negative payouts where nothing is paid out by itself, cleared, canceled and failed", () => {
    const runs = steps.flatMap(({ happened }) => happened.filter(({ happening }) => happening.kind === "payout_run"))
    const debits = runs.map(({ outcome }) => outcome.made.filter(isDebit))
    const back = (status: string) =>
      steps.filter(
        ({ step }) =>
          step._tag === "done" && step.outcome.changed.some((it) => isOf(it, "payout", status) && isDebit(it))
      )
    const counts = {
      made: debits.flat().length,
      clearing: steps.filter(({ world }) => world.negatives().some(({ clearing }) => clearing !== undefined)).length,
      overtaken: runs.filter(({ outcome }) => outcome.made.length === 0).length,
      canceled: back("canceled").length,
      failed: back("failed").length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 5)).toEqual([])
  })

  it("have money that was held for too long, in every country, in part, of several pots, and some not", () => {
    const all = steps.flatMap(({ looks }) => looks.flatMap(({ looks, purse }) => looks.map((it) => ({ ...it, purse }))))
    const isSome = (amounts: ReadonlyArray<Money.Money>) => amounts.some(Money.isPositive)
    const went = all.filter((it) => isSome(it.went))
    const sum = (amounts: ReadonlyArray<Money.Money>) => amounts.reduce((total, { minor }) => total + minor, 0n)
    const within = (country: string) => went.filter(({ purse }) => purse.account.country === country).length
    const counts = {
      TH: within("TH"),
      US: within("US"),
      others: went.length - within("TH") - within("US"),
      "what came later stays": went.filter(({ eve, went }) => sum(went) < sum(eve.lines.map(({ net }) => net))).length,
      "another pot than card": went.filter(({ went }) => Money.isPositive(went[1] ?? expect.fail())).length,
      "payouts are disabled": all.filter((it) => isSome(it.due) && !isSome(it.went)).length,
      "a refund waits": all.filter(({ eve }) => eve.waiting.length > 0).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 5)).toEqual([])
  })

  it("have instant payouts that are split, of an amount and of all there is, and some that were not to be", () => {
    const instant = steps.flatMap(({ step }) =>
      step.command._tag === "payout" && step.command.method === "instant" ? [{ ...step, command: step.command }] : []
    )
    const isSplit = (step: (typeof instant)[number]) =>
      step._tag === "done" && step.outcome.made.filter(({ object }) => object === "payout").length > 1
    const counts = {
      "of an amount": instant.filter((step) => isSplit(step) && step.command.amount !== undefined).length,
      "of all": instant.filter((step) => isSplit(step) && step.command.amount === undefined).length,
      "to be split, and small": instant.filter((step) => step._tag === "done" && step.command.split && !isSplit(step))
        .length,
      "to be split, and refused": instant.filter((step) => step._tag === "refused" && step.command.split).length,
      whole: instant.filter((step) => step._tag === "done" && step.command.split === undefined).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 5)).toEqual([])
  })

  it("end with payouts that are said to come, by schedule, debit and for what is held too long", () => {
    const all = files.slice(0, 700).flatMap((file) => {
      const scenario = Playing.read(file)
      const world = Playing.worldOf(scenario)
      for (const dated of scenario.steps) Run.step(world, dated)
      return Upcoming.compared(world, scenario, Instant.of(2_200_000_000))
    })
    const said = (status: string) => all.filter((it) => it.status === status && it.said.length > 0).length
    const counts = { expected: said("expected"), held: said("held") }
    expect(Object.entries(counts).filter(([, often]) => often < 50)).toEqual([])
  })

  it("have refunds that wait, paid before payouts that were said to come as they waited", () => {
    // They are few: as many again are asked.
    const more = fc.sample(scenarios, { seed: 20260303, numRuns: 3000 })
    const all = [...files, ...more].flatMap((file) => {
      const scenario = Playing.read(file)
      const steps = [...scenario.steps]
      return Upcoming.waitingAfter(scenario).flatMap((length) => {
        const world = Playing.worldOf(scenario)
        for (const dated of steps.slice(0, length)) Run.step(world, dated)
        return Upcoming.compared(world, scenario, Instant.of(2_200_000_000))
      })
    })
    expect(all.filter(({ said, scope }) => scope === "sum" && said.length > 0).length).toBeGreaterThan(5)
  })

  it("have holds by plans, released when their day comes, early, and by what goes back of their charge", () => {
    const made = steps.flatMap(({ happened, step }) => [
      ...happened.flatMap(({ outcome }) => outcome.made),
      ...(step._tag === "done" ? step.outcome.made : [])
    ])
    const released = (reason: string) => made.filter((it) => it.object === "reserve.release" && it.reason === reason)
    const counts = {
      "by a plan": made.filter((it) => it.object === "reserve.hold" && it.sourceCharge !== undefined).length,
      early: released("hold_released_early").length,
      "in time": released("bulk_hold_expiry").length,
      reversed: released("hold_reversed").length,
      "several at once": steps.filter(({ happened }) =>
        happened.some(({ happening }) => happening.kind === "reserve_expiry" && happening.holds.length > 1)
      ).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 50)).toEqual([])
  })

  it("have financings that payments pay down, wholly or not, and that refunds and reversals give back", () => {
    const made = steps.flatMap(({ step }) => (step._tag === "done" ? step.outcome.made : []))
    const lent = made.filter((it) => it.object === "capital.financing_transaction")
    const loans = played.flatMap((moments) => [...(moments.at(-1)?.world.objects() ?? [])])
    const counts = {
      paid: lent.filter(({ type }) => type === "payment").length,
      "given back": lent.filter(({ type }) => type === "reversal").length,
      "paid whole": loans.filter((it) => it.object === "flex_loan" && Financing.remaining(it).minor === 0n).length
    }
    expect(Object.entries(counts).filter(([, often]) => often < 3)).toEqual([])
  })

  it("meet many different refusals, of Stripe and of the model", () => {
    const refusals = steps.flatMap(({ step }) => (step._tag === "refused" ? [step.refusal] : []))
    expect(new Set(refusals.map(({ message }) => wording(message))).size).toBeGreaterThan(20)
    expect(refusals.filter(({ _tag }) => _tag === "NotModelled").length).toBeGreaterThan(50)
  })

  it("make time pass, and negative balances, and accounts of several currencies", () => {
    const matured = steps.filter(({ happened }) => happened.length > 0).length
    const mixed = files.filter(({ accounts, platform }) =>
      Object.values(accounts).some(({ country }) => country !== undefined && country !== platform.country)
    ).length
    const short = played.filter((moments) => {
      const { scenario, world } = moments.at(-1) ?? {}
      return [...(scenario?.accounts ?? []), ...(scenario === undefined ? [] : [scenario.platform])].some(
        ({ currency, id }) => (world?.balance(id, currency).available.minor ?? 0n) < 0n
      )
    }).length
    expect({ matured, mixed, short }).toEqual({
      matured: expect.toSatisfy((times: number) => times > 100),
      mixed: expect.toSatisfy((times: number) => times > 50),
      short: expect.toSatisfy((times: number) => times > 30)
    })
  })
})
