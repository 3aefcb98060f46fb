/**
 * Complaint: what the command line says of a bad file, and that it says it as it must: exit code 2, nothing on standard
 * output, nothing written, no trace of a stack.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished } from "vitest"
import * as CommandLine from "./CommandLine.ts"

/** Where, as line:column, and what: the path, a colon and the message. */
export type Problem = readonly [place: string, what: string]

let made: string | undefined

/** The folder that each test has for itself, from when it first asks for it. */
const folder = (): string => {
  if (made !== undefined) return made
  const own = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  onTestFinished(() => {
    rmSync(own, { recursive: true })
    made = undefined
  })
  made = own
  return own
}

/** A path in a folder that each test has for itself. */
export const path = (name: string): string => join(folder(), name)

/** The problem as it is printed, with the line of `text` it is in. */
export const excerpt = (text: string, [place, what]: Problem): string => {
  const [line = 0, column = 0] = place.split(":").map(Number)
  const source = text.split(/\r?\n/)[line - 1] ?? ""
  return [
    `flow.yaml:${place}: ${what}`,
    `${`${line}`.padStart(5)} | ${source.replaceAll(/\p{Cc}/gu, " ")}`,
    `      | ${" ".repeat(column - 1)}^`
  ]
    .map((it) => it.trimEnd())
    .join("\n")
}

export const ending = (count: number): string =>
  `${count} ${count === 1 ? "problem" : "problems"} in flow.yaml; nothing was run`

export const refusalEnding = "If a refusal is meant, name the step under expect.refusals; nothing was run or written"

/** What is said of a file of the test's folder, whose path is left out. */
export const said = async (name: string, ...args: ReadonlyArray<string>): Promise<string> => {
  const before = readdirSync(folder())
  const { code, err, out } = await CommandLine.run("simulate", path(name), "--out", path("out"), ...args)
  expect({ code, out }).toEqual({ code: 2, out: "" })
  expect(readdirSync(folder())).toEqual(before)
  expect(err).not.toMatch(/\n\s+at .+:\d+:\d+/)
  return err.replaceAll(path("/"), "").replace(/\n$/, "")
}

export const saidOf = (text: string | Uint8Array): Promise<string> => {
  writeFileSync(path("flow.yaml"), text)
  return said("flow.yaml")
}

/** All that is said of `text` is `problems`, in this order. */
export const told = async (text: string, problems: ReadonlyArray<Problem>): Promise<void> =>
  expect(await saidOf(text)).toBe([...problems.map((it) => excerpt(text, it)), ending(problems.length)].join("\n"))

/** The same of steps that are refused. */
export const toldRefused = async (
  text: string,
  problems: ReadonlyArray<Problem>,
  end: string = refusalEnding
): Promise<void> => expect(await saidOf(text)).toBe([...problems.map((it) => excerpt(text, it)), end].join("\n"))

export const head = `platform: { country: US }
accounts:
  ada: { type: express }
steps:
`

export const order = "  - { at: 2026-03-02, id: order, charge: { amount: 10.00 usd } }\n"

export const requests =
  "charge, capture, authorization_cancel, payment_failure, refund, refund_cancel, refund_failure, " +
  "dispute, dispute_escalation, dispute_evidence, dispute_close, dispute_won, dispute_lost, " +
  "transfer, transfer_reversal, application_fee_refund, " +
  "payout, payout_cancel, payout_failure, payout_reversal, balance_settings_update, external_account_update, external_account_removal, requirement_update, capability_update, account_pause, account_disable, account_enable, reserve_hold, reserve_hold_update, reserve_release, financing, balance_payment, balance_payment_refund, " +
  "top_up, top_up_cancel, top_up_failure, top_up_reversal"

const common =
  "name, country, currency, external_accounts, tariff, settlement_delay, payouts, pricing, instant_payout_pricing, " +
  "tax_on_fees, products, instant_payout_advances, available_payout_methods"

export const keysOf = {
  scenario:
    "$schema, name, description, platform, accounts, tariffs, exchange_rates, settings, steps, generate, until, expect",
  platform: `${common}, connect_fees, cross_border_fees`,
  account: `${common}, type, controller, v2, service_agreement, state, reserve_plan, capabilities`,
  step: `at, id, ${requests}`,
  charge:
    "amount, net_amount, payment_method, capture_method, decline_code, stripe_account, on_behalf_of, " +
    "transfer_data, " +
    "application_fee_amount, transfer_group, products, description"
}
