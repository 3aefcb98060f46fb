/**
 * ParameterPath: where in a step of a file that stands which a refusal is about: Stripe names its own parameters, and a
 * step has some of them under other keys.
 */
import * as TransferRefusal from "#core/connect/refusals/TransferRefusal.ts"
import type { Refused } from "#core/simulation/Run.ts"
import type { Path } from "#core/simulation/schema/Issue.ts"

/** What Stripe names otherwise, or deeper, than a step does. */
const inSteps: { readonly [param: string]: ReadonlyArray<string> } = {
  reserve_hold: ["hold"],
  "external_account[currency]": ["currency"],
  "release_schedule[release_after]": ["release_after"],
  "payments[payouts][schedule][interval]": ["schedule", "interval"],
  "payments[payouts][minimum_balance_by_currency]": ["minimum_balance"],
  "payments[debit_negative_balances]": ["debit_negative_balances"],
  "payments[settlement_timing][delay_days_override]": ["schedule", "delay_days"]
}

/** `transfer_data[amount]` of a charge is under three keys. */
const keysOf = (param: string): ReadonlyArray<string> =>
  inSteps[param] ?? param.split(/[[\]]+/).filter((key) => key !== "")

/** An amount of a step says its currency, where the step does not say it apart. */
const currencyKey = (command: Refused["command"]): string => {
  if ("currency" in command && command.currency !== undefined) return "currency"
  return "netAmount" in command && command.netAmount !== undefined ? "net_amount" : "amount"
}

/** Who was to be sent money. */
const destinationKeys = (command: Refused["command"]): ReadonlyArray<string> => {
  if ("transferData" in command && command.transferData !== undefined) return ["transfer_data", "destination"]
  return "destination" in command ? ["destination"] : []
}

/** The keys that lead from the step to it; to its request, where Stripe names nothing that the step has. */
export const of = ({ command, refusal }: Refused): Path => {
  const request = command._tag
  if (refusal._tag !== "Refusal") return [request]
  const { code, param } = refusal
  if (param === "currency") return [request, currencyKey(command)]
  if (param !== undefined && param !== "id") {
    // What a capture takes is refused as the amount of its charge, but is stated under its own name.
    const isCaptured = command._tag === "capture" && param === "amount" && command.amountToCapture !== undefined
    return [request, ...(isCaptured ? ["amount_to_capture"] : keysOf(param))]
  }
  if (code === TransferRefusal.noTransfers().code) return [request, ...destinationKeys(command)]
  const isTooMuch = code === "balance_insufficient" && "amount" in command && command.amount !== undefined
  return isTooMuch ? [request, "amount"] : [request]
}
