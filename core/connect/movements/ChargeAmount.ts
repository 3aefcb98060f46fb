/**
 * ChargeAmount: what the payer of a charge pays: the amount that the request states, or what leaves its net.
 */
import { Result } from "effect"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as GrossUp from "#core/connect/prices/GrossUp.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

type Refused = Refusal.Refusal | NotModelled

export const methodOf = (command: ChargeRequest): PaymentMethod.PaymentMethod => command.paymentMethod ?? "card"

/** The figure that the request states: the amount or the net. */
export const stated = (command: ChargeRequest): Money.Money =>
  command.netAmount === undefined ? command.amount : command.netAmount

/** What speaks against the figure itself, charged on `merchant`; nothing can be computed of it before that. */
export const refusalOf = (command: ChargeRequest, merchant: StripeAccount): Refused | undefined => {
  const figure = stated(command)
  const method = methodOf(command)
  const currency = PaymentMethod.currency(method)
  return (
    (command.netAmount === undefined
      ? amountRefusal(figure, SettlementCurrency.settles(merchant, figure.currency))
      : netRefusal(command)) ??
    (currency === undefined || currency === figure.currency
      ? undefined
      : ChargeRefusal.methodCurrency(method, figure.currency, currency)) ??
    (command.declineCode === undefined || PaymentMethod.isCard(method)
      ? undefined
      : ChargeRefusal.cannotDecline(method)) ??
    (command.netAmount === undefined ? undefined : NotModelled.conversion(figure, merchant)) ??
    NotModelled.price(merchant, method, figure.currency)
  )
}

/** The amount, of which `fee` and `besides` are taken before the net is left. */
export const of = (
  command: ChargeRequest,
  fee: GrossUp.Fee,
  besides: Money.Money | undefined
): Result.Result<Money.Money, Refused> => {
  if (command.netAmount === undefined) return Result.succeed(command.amount)
  const net = besides === undefined ? command.netAmount : Money.add(command.netAmount, besides)
  const amount = GrossUp.of(net, fee)
  if (amount === undefined) {
    return Result.fail(new NotModelled({ what: `leaving ${Money.format(net)} after fees that take all of any amount` }))
  }
  const refusal = amountRefusal(amount, true)
  return refusal === undefined
    ? Result.succeed(amount)
    : Result.fail(ChargeRefusal.ofNet(refusal, command.netAmount, amount))
}

/** The application fee is added to the net, so it must be sound first. */
const netRefusal = (command: ChargeRequest): Refused | undefined => {
  const { applicationFeeAmount, transferData } = command
  const net = stated(command)
  if (!Money.isPositive(net)) return Refusal.notPositive("net_amount")
  if (transferData?.amount !== undefined) {
    return new NotModelled({ what: "a net_amount beside transfer_data[amount], which says what is left as well," })
  }
  return applicationFeeAmount === undefined
    ? undefined
    : RequestedAmount.refusalOf(applicationFeeAmount, "application_fee_amount", net)
}

/** The smallest charge is of what settles: where that is in another currency, {@link settled} asks for it. */
const amountRefusal = (amount: Money.Money, settles: boolean): Refusal.Refusal | undefined => {
  if (Money.isZero(amount)) return ChargeRefusal.nothingToCharge()
  if (Money.isNegative(amount)) return Refusal.notPositive("amount")
  const small = settles ? minimumRefusal(amount) : undefined
  if (small !== undefined) return small
  const maximum = Money.of(amount.currency, Currency.maximumCharge(amount.currency))
  return Money.compare(amount, maximum) > 0 ? Refusal.tooLarge(maximum) : RequestedAmount.stepRefusal(amount, "amount")
}

const minimumRefusal = (amount: Money.Money): Refusal.Refusal | undefined => {
  const minimum = Money.of(amount.currency, Currency.minimumCharge(amount.currency) ?? 0n)
  return Money.compare(amount, minimum) < 0 ? ChargeRefusal.tooSmall(minimum) : undefined
}

/** What a charge of `amount` brings to the balance of `merchant`; undefined where nothing is converted. */
export const settled = (
  world: World,
  merchant: StripeAccount,
  amount: Money.Money,
  at: Instant
): Converted | Refused | undefined => {
  const converted = Conversion.incoming(world, merchant, amount, at)
  if (converted === undefined || Conversion.isRefused(converted)) return converted
  return minimumRefusal(converted.amount) ?? converted
}
