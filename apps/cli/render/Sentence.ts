/**
 * Sentence: a command, or a refusal, as a line a person reads.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Money from "#core/money/Money.ts"
import type { Refused } from "#core/simulation/Run.ts"

type Charge = Extract<Command, { readonly _tag: "charge" }>

const charge = ({ amount, applicationFeeAmount, stripeAccount, transferData }: Charge): string => {
  const fee = applicationFeeAmount === undefined ? "" : `, application fee ${Money.format(applicationFeeAmount)}`
  if (stripeAccount !== undefined) return `charge ${Money.format(amount)} directly on ${stripeAccount}${fee}`
  if (transferData === undefined) return `charge ${Money.format(amount)} on the platform`
  const part = transferData.amount === undefined ? "" : `, ${Money.format(transferData.amount)} of it`
  return `charge ${Money.format(amount)}${part} to ${transferData.destination}${fee}`
}

const all = (amount: Money.Money | undefined): string => (amount === undefined ? "what is left" : Money.format(amount))

export const command = (it: Command): string => {
  switch (it._tag) {
    case "charge":
      return charge(it)
    case "refund": {
      const flags = [
        it.reverseTransfer === true ? ", reversing the transfer" : "",
        it.refundApplicationFee === true ? ", returning the application fee" : ""
      ]
      return `refund ${all(it.amount)} of ${it.charge}${flags.join("")}`
    }
    case "transfer": {
      const source = it.sourceTransaction === undefined ? "" : ` out of ${it.sourceTransaction}`
      return `transfer ${Money.format(it.amount)} to ${it.destination}${source}`
    }
    case "transfer_reversal": {
      const fee = it.refundApplicationFee === true ? ", returning the application fee" : ""
      return `reverse ${all(it.amount)} of ${it.transfer}${fee}`
    }
    case "application_fee_refund":
      return `refund ${all(it.amount)} of ${it.fee}`
  }
}

/** Stripe's answer: its code, if it has one, and its message. */
export const refusal = ({ refusal: answer }: Refused): string =>
  answer._tag === "Refusal" ? `${answer.code ?? answer.type}: ${answer.message}` : answer.message
