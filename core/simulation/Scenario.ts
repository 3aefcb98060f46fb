/**
 * Scenario: a platform, its connected accounts and what is asked of Stripe, when; with what is expected of it.
 *
 * {@link decode} reads the plain value of a scenario file. It reports everything that is wrong at once, each with
 * the path to the value, so that whoever read the file can name line and column.
 */
import { Result, Schema, SchemaIssue } from "effect"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Settings from "#core/connect/Settings.ts"
import type { AccountId, ConnectedAccount, PlatformAccount } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Dated } from "#core/simulation/Run.ts"
import * as ScenarioAccounts from "#core/simulation/ScenarioAccounts.ts"
import * as ScenarioSchema from "#core/simulation/ScenarioSchema.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Scenario {
  readonly name: string
  readonly platform: PlatformAccount
  readonly accounts: ReadonlyArray<ConnectedAccount>
  readonly settings: Settings.Settings
  /** In the order of their moments; a command's key is its step's id. */
  readonly steps: ReadonlyArray<Dated>
  /** The moment its world begins at, no later than the first step. */
  readonly start: Instant.Instant
  /** The moment the run ends at, the last step's if not stated. */
  readonly until: Instant.Instant
  readonly expected: Expected
}

/** What a scenario says must come out; everything it does not mention may be anything. */
export interface Expected {
  readonly balances: ReadonlyMap<AccountId, { readonly pending?: Money.Money; readonly available?: Money.Money }>
  readonly fees: ReadonlyMap<AccountId, { readonly stripe?: Money.Money; readonly application?: Money.Money }>
  readonly margin: Money.Money | undefined
  /** Step id → Stripe's code, or a part of its message. */
  readonly refusals: ReadonlyMap<string, string>
}

/** Something wrong in a scenario, and where. */
export interface Issue {
  readonly path: ReadonlyArray<PropertyKey>
  readonly message: string
}

const decodeShape = Schema.decodeUnknownResult(ScenarioSchema.ScenarioSchema, {
  errors: "all",
  onExcessProperty: "error"
})
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** The scenario of a plain value, as a YAML or JSON reader gives it; or everything that is wrong with it. */
export const decode = (value: unknown): Result.Result<Scenario, ReadonlyArray<Issue>> => {
  const shape = decodeShape(value)
  if (Result.isFailure(shape)) {
    return Result.fail(format(shape.failure.issue).issues.map(({ message, path }) => ({ path: keys(path), message })))
  }
  return translate(shape.success)
}

const keys = (path: ReadonlyArray<unknown> | undefined): ReadonlyArray<PropertyKey> =>
  (path ?? []).map((segment) =>
    typeof segment === "object" && segment !== null && "key" in segment
      ? (segment.key as PropertyKey)
      : (segment as PropertyKey)
  )

const translate = (file: ScenarioSchema.ScenarioSchema): Result.Result<Scenario, ReadonlyArray<Issue>> => {
  const issues: Array<Issue> = []
  const report = (path: ReadonlyArray<PropertyKey>, message: string) => void issues.push({ path, message })
  const { accounts, platform } = ScenarioAccounts.translate(file, report)
  const names = new Set(["platform", ...Object.keys(file.accounts)])
  const steps = translateSteps(file, names, report)
  const last = steps.at(-1)?.at ?? Instant.of(0)
  const until = file.until === undefined ? last : endOf(file.until)
  if (until < last) report(["until"], `ends before the last step, which is at ${Instant.format(last)}`)
  const expected = translateExpectations(file, names, report)
  if (issues.length > 0 || platform === undefined) return Result.fail(issues)
  return Result.succeed({
    name: file.name ?? "scenario",
    platform,
    accounts,
    settings: translateSettings(file.settings ?? {}),
    steps,
    start: steps[0]?.at ?? until,
    until,
    expected
  })
}

const isDay = (text: string): boolean => !text.includes("T")

/** The end of a day, or the moment itself. */
export const endOf = (text: string): Instant.Instant =>
  isDay(text) ? Day.end(Result.getOrThrow(Day.parse(text))) : Result.getOrThrow(Instant.parse(text))

const translateSettings = (settings: NonNullable<ScenarioSchema.ScenarioSchema["settings"]>): Settings.Settings => ({
  weekends: settings.weekends ?? Settings.documented.weekends,
  processingFeeOnRefund: settings.processing_fee_on_refund ?? Settings.documented.processingFeeOnRefund,
  completingRefund: settings.completing_refund ?? Settings.documented.completingRefund,
  applicationFeeLimit: settings.application_fee_limit ?? Settings.documented.applicationFeeLimit,
  directRefund: settings.direct_refund ?? Settings.documented.directRefund
})

type Report = (path: ReadonlyArray<PropertyKey>, message: string) => void

/** What the steps so far can be referred to as. */
interface Seen {
  readonly ids: Map<string, ScenarioSchema.Request>
  readonly accounts: ReadonlySet<string>
}

const translateSteps = (
  file: ScenarioSchema.ScenarioSchema,
  accounts: ReadonlySet<string>,
  report: Report
): ReadonlyArray<Dated> => {
  const seen: Seen = { ids: new Map(), accounts }
  const steps: Array<Dated> = []
  for (const [index, step] of file.steps.entries()) {
    const path = ["steps", index]
    const at = Result.getOrThrow(Instant.parse(step.at))
    const before = steps.at(-1)?.at
    if (before !== undefined && at < before) {
      report([...path, "at"], `is before the step above it, which is at ${Instant.format(before)}`)
    }
    const id = step.id ?? `step-${index + 1}`
    if (seen.ids.has(id)) report([...path, "id"], `"${id}" is the id of an earlier step`)
    const request = ScenarioSchema.requestNames.find((name) => step[name] !== undefined)
    if (request === undefined) continue
    steps.push({ at, command: command(id, step, seen, (to, message) => report([...path, ...to], message)) })
    seen.ids.set(id, request)
  }
  return steps
}

const amount = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const optional = <Key extends string, A, B>(key: Key, value: A | undefined, map: (value: A) => B) =>
  (value === undefined ? {} : { [key]: map(value) }) as { readonly [key in Key]?: B }
const same = <A>(value: A): A => value

const listed = (names: Iterable<string>): string => {
  const all = [...names]
  const shown = all.slice(0, 8).join(", ")
  return all.length > 8 ? `${shown} and ${all.length - 8} more` : shown || "nothing"
}

/** A name of one of the scenario's accounts. */
const account = (seen: Seen, name: string, path: ReadonlyArray<PropertyKey>, report: Report): AccountId => {
  if (!seen.accounts.has(name)) report(path, `there is no account "${name}"; expected one of ${listed(seen.accounts)}`)
  return ScenarioAccounts.idOf(name)
}

/** An object that an earlier step of one of `kinds` made, by the step's id. */
const made = (
  seen: Seen,
  prefix: string,
  name: string,
  kinds: ReadonlyArray<ScenarioSchema.Request>,
  path: ReadonlyArray<PropertyKey>,
  report: Report
): string => {
  const kind = seen.ids.get(name)
  if (kind === undefined || !kinds.includes(kind)) {
    const names = [...seen.ids].filter(([, made]) => kinds.includes(made)).map(([id]) => id)
    report(path, `there is no earlier ${kinds.join(" or ")} step "${name}"; expected one of ${listed(names)}`)
  }
  return `${prefix}_${name}`
}

const command = (key: string, step: ScenarioSchema.StepSchema, seen: Seen, report: Report): Command => {
  const { application_fee_refund: feeRefund, charge, refund, transfer, transfer_reversal: reversal } = step
  if (charge !== undefined) return chargeCommand(key, charge, seen, report)
  if (refund !== undefined) {
    return {
      _tag: "refund",
      key,
      charge: made(seen, "ch", refund.charge, ["charge"], ["refund", "charge"], report),
      ...optional("amount", refund.amount, amount),
      ...optional("reverseTransfer", refund.reverse_transfer, same),
      ...optional("refundApplicationFee", refund.refund_application_fee, same)
    }
  }
  if (transfer !== undefined) {
    const source = (name: string) => made(seen, "ch", name, ["charge"], ["transfer", "source_transaction"], report)
    return {
      _tag: "transfer",
      key,
      amount: amount(transfer.amount),
      destination: account(seen, transfer.destination, ["transfer", "destination"], report),
      ...optional("sourceTransaction", transfer.source_transaction, source),
      ...optional("transferGroup", transfer.transfer_group, same),
      ...optional("description", transfer.description, same)
    }
  }
  if (reversal !== undefined) {
    const path = ["transfer_reversal", "transfer"]
    return {
      _tag: "transfer_reversal",
      key,
      transfer: made(seen, "tr", reversal.transfer, ["transfer", "charge"], path, report),
      ...optional("amount", reversal.amount, amount),
      ...optional("refundApplicationFee", reversal.refund_application_fee, same)
    }
  }
  const path = ["application_fee_refund", "fee"]
  return {
    _tag: "application_fee_refund",
    key,
    fee: made(seen, "fee", feeRefund?.fee ?? "", ["charge"], path, report),
    ...optional("amount", feeRefund?.amount, amount)
  }
}

const chargeCommand = (
  key: string,
  charge: NonNullable<ScenarioSchema.StepSchema["charge"]>,
  seen: Seen,
  report: Report
): Command => {
  const data = charge.transfer_data
  const onAccount = (name: string) => account(seen, name, ["charge", "stripe_account"], report)
  const transferData = (to: NonNullable<typeof data>) => ({
    destination: account(seen, to.destination, ["charge", "transfer_data", "destination"], report),
    ...optional("amount", to.amount, amount)
  })
  return {
    _tag: "charge",
    key,
    amount: amount(charge.amount),
    ...optional("stripeAccount", charge.stripe_account, onAccount),
    ...optional("transferData", data, transferData),
    ...optional("applicationFeeAmount", charge.application_fee_amount, amount),
    ...optional("transferGroup", charge.transfer_group, same),
    ...optional("description", charge.description, same)
  }
}

const translateExpectations = (
  file: ScenarioSchema.ScenarioSchema,
  accounts: ReadonlySet<string>,
  report: Report
): Expected => {
  const expect = file.expect ?? {}
  const seen: Seen = { ids: new Map(), accounts }
  const ids = new Set(file.steps.map((step, index) => step.id ?? `step-${index + 1}`))
  for (const id of Object.keys(expect.refusals ?? {})) {
    if (!ids.has(id)) report(["expect", "refusals", id], `there is no step "${id}"`)
  }
  const byAccount = <A, B>(
    key: "balances" | "fees",
    values: { readonly [name: string]: A } | undefined,
    map: (value: A) => B
  ) =>
    new Map(
      Object.entries(values ?? {}).map(([name, value]) => [
        account(seen, name, ["expect", key, name], report),
        map(value)
      ])
    )
  return {
    balances: byAccount("balances", expect.balances, ({ available, pending }) => ({
      ...optional("pending", pending, amount),
      ...optional("available", available, amount)
    })),
    fees: byAccount("fees", expect.fees, ({ application, stripe }) => ({
      ...optional("stripe", stripe, amount),
      ...optional("application", application, amount)
    })),
    margin: expect.margin === undefined ? undefined : amount(expect.margin),
    refusals: new Map(Object.entries(expect.refusals ?? {}))
  }
}
