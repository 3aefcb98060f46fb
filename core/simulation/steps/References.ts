/**
 * References: what the names in a scenario can refer to: its accounts, and the steps above.
 *
 * A name that refers to nothing is reported with what it could have been. A file may have many names, and many of them
 * wrong: each is answered in the same time.
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as AccountBasis from "#core/simulation/accounts/AccountBasis.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { Request, StepSchema } from "#core/simulation/schema/StepSchema.ts"
import * as Day from "#core/time/Day.ts"

/** What steps make and later ones refer to: the steps that do, and how its id begins. */
const nouns = {
  charge: { makers: "charge", prefix: "ch" },
  transfer: { makers: "transfer, charge or capture", prefix: "tr" },
  fee: { makers: "charge, capture or instant payout", prefix: "fee" },
  refund: { makers: "refund", prefix: "re" },
  dispute: { makers: "dispute", prefix: "dp" },
  payout: { makers: "payout", prefix: "po" },
  top_up: { makers: "top_up", prefix: "tu" },
  reserve_hold: { makers: "reserve_hold, charge or transfer", prefix: "reshold" },
  balance_payment: { makers: "balance_payment", prefix: "py" }
} as const
export type Noun = keyof typeof nouns
const all = Object.keys(nouns) as ReadonlyArray<Noun>

/**
 * What a step makes, each with how its id begins, and whether it may make several; undefined where that cannot be read,
 * and it may be anything.
 */
export type Makes = ({ readonly [noun in Noun]?: string } & { readonly isSplit?: true }) | undefined

const { dispute, fee, refund, reserve_hold: hold, top_up: topUp, transfer } = nouns
/** What a reserve plan makes of a charge, if its account has one. */
const withheld = { reserve_hold: hold.prefix }
const taken = { transfer: transfer.prefix, fee: fee.prefix }
const usual: { readonly [request in Request]?: Makes } = {
  capture: taken,
  transfer: { transfer: transfer.prefix, ...withheld },
  dispute: { dispute: dispute.prefix },
  payout: { payout: nouns.payout.prefix },
  payout_reversal: { payout: nouns.payout.prefix },
  top_up: { top_up: topUp.prefix },
  reserve_hold: withheld,
  balance_payment: { balance_payment: nouns.balance_payment.prefix }
}

/**
 * What a step of this kind makes; of a charge that is held, its capture makes what follows from it. How a refund's id
 * begins goes by `refunded`, how that of its charge does.
 */
export const makes = (
  request: Request | undefined,
  charge?: StepSchema["charge"],
  refunded?: string,
  payout?: StepSchema["payout"]
): Makes => {
  if (request === undefined) return undefined
  if (payout?.method === "instant") {
    const made = { ...usual.payout, fee: fee.prefix }
    return payout.split === true ? { ...made, isSplit: true } : made
  }
  if (request === "refund") return { refund: refunded === "py" ? "pyr" : refund.prefix }
  if (request !== "charge") return usual[request] ?? {}
  const own = { charge: PaymentMethod.prefix(charge?.payment_method ?? "card"), ...withheld }
  return charge?.capture_method === "manual" ? own : { ...own, ...taken }
}

export interface References {
  readonly accounts: ReadonlySet<string>
  /** Step id → what it makes. */
  readonly steps: ReadonlyMap<string, Makes>
  /** The first steps that make it, as many as are ever listed. */
  readonly first: { readonly [noun in Noun]: ReadonlyArray<string> }
}

export interface Growing extends References {
  readonly add: (id: string, made: Makes) => void
}

const maximumListed = 8

/** References to `accounts`, and to each step once it is added. */
export const to = (accounts: ReadonlySet<string>): Growing => {
  const steps = new Map<string, Makes>()
  const first = {
    charge: [],
    transfer: [],
    fee: [],
    refund: [],
    dispute: [],
    payout: [],
    top_up: [],
    reserve_hold: [],
    balance_payment: []
  } as {
    [noun in Noun]: Array<string>
  }
  const add = (id: string, made: Makes) => {
    if (steps.has(id)) return
    steps.set(id, made)
    for (const noun of all) {
      const isMade = made === undefined || made[noun] !== undefined
      if (isMade && first[noun].length <= maximumListed) first[noun].push(id)
    }
  }
  return { accounts, steps, first, add }
}

/** What a step is, as far as what it makes says. */
const kindOf = (makes: Makes): string | undefined => {
  if (makes === undefined) return undefined
  if (makes.charge !== undefined) return "charge"
  if (makes.payout !== undefined) return "payout"
  if (makes.fee !== undefined) return "capture"
  return all.find((noun) => makes[noun] !== undefined)
}

/** What a name could have been. */
const instead = (names: Iterable<string>): string => {
  const some: Array<string> = []
  for (const name of names) {
    some.push(some.length < maximumListed ? name : "…")
    if (some.length > maximumListed) break
  }
  if (some.length === 0) return ", nor any other"
  return some.length === 1 ? `; expected ${some[0]}` : `; expected one of ${some.join(", ")}`
}

/** A name of one of the scenario's accounts. */
export const account = (
  { accounts }: Pick<References, "accounts">,
  name: string,
  path: Path,
  report: Report
): AccountId => {
  if (!accounts.has(name)) report(path, `there is no account "${name}"${instead(accounts)}`)
  return AccountBasis.idOf(name)
}

/** Of a part, the step that was split, and the part's number with its dot. */
const partOf = (name: string): readonly [step: string, number: string] => {
  const dot = name.indexOf(".")
  return dot < 0 || name.length - dot > ".10".length ? [name, ""] : [name.slice(0, dot), name.slice(dot)]
}

/** The id of what an earlier step made, or of a part of it where that was split. */
export const part = (references: References, noun: Noun, name: string, path: Path, report: Report): string => {
  const [step, number] = partOf(name)
  const isWhole = references.steps.get(step)?.isSplit !== true
  if (number !== "" && references.steps.get(step)?.[noun] !== undefined && isWhole) {
    report(path, `"${step}" is not split and has no part ${number.slice(1)}; expected ${step}`)
  }
  return `${made(references, noun, step, path, report)}${number}`
}

/** What is said of a name that no step has: an automatic payout has its account's, and a day such as `day`. */
const automatic = ({ accounts, first: { payout: some }, steps }: References, name: string, day: Day.Day) => {
  // The platform comes first, and is paid out by itself least often.
  const [platform, other = platform] = accounts
  const isAccount = accounts.has(name)
  if (steps.has(name) || other === undefined || (!isAccount && some.length > 0)) return undefined
  const what = isAccount ? `"${name}" is an account` : `there is no earlier payout step "${name}", nor any other`
  const one = `an automatic payout by its account and day, such as ${isAccount ? name : other}.${Day.format(day)}`
  return `${what}; expected ${one}${some.length === 0 ? "" : `, or the id of a payout step such as ${some[0]}`}`
}

/** The id of an earlier payout: by its step's, or of an automatic one by its account and day; it is told as of `day`. */
export const payout = (references: References, name: string, path: Path, report: Report, day: Day.Day): string => {
  const dot = name.indexOf(".")
  const { accounts } = references
  const message = automatic(references, name, day)
  if (dot < 0 && message !== undefined) {
    report(path, message)
    return `${nouns.payout.prefix}_${name}`
  }
  if (dot < 0 || partOf(name)[1] !== "") return part(references, "payout", name, path, report)
  const owner = name.slice(0, dot)
  const prefix = `${nouns.payout.prefix}_`
  if (!accounts.has(owner) && owner.startsWith(prefix) && accounts.has(owner.slice(prefix.length))) {
    report(
      path,
      `"${name}" is the id of an automatic payout; expected its account and day, ${name.slice(prefix.length)}`
    )
  } else account(references, owner, path, report)
  return `${nouns.payout.prefix}_${name}`
}

/** The id of what an earlier step made, by the step's own. */
export const made = ({ first, steps }: References, noun: Noun, name: string, path: Path, report: Report): string => {
  const step = steps.get(name)
  const prefix = step?.[noun]
  if (prefix !== undefined) return `${prefix}_${name}`
  const { makers, prefix: usualPrefix } = nouns[noun]
  if (step?.charge !== undefined && noun in taken) {
    report(path, `the money of "${name}" is held until it is captured; expected the id of the capture's step`)
  } else if (step !== undefined || !steps.has(name)) {
    const kind = kindOf(step)
    const isOther = kind !== undefined
    const what = isOther
      ? `"${name}" is a ${kind}, not a ${makers} step`
      : `there is no earlier ${makers} step "${name}"`
    const others = isOther && first[noun].length === 0 ? ", and there is none above it" : instead(first[noun])
    report(path, `${what}${others}`)
  }
  return `${usualPrefix}_${name}`
}
