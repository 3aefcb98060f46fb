/**
 * ModelFree: the objects and postings of destination charges, written down by a loop that knows nothing.
 *
 * It takes the same generated orders as the model and makes as many objects, balance transactions, entries and
 * postings, with the same ids and amounts. It decides, looks up, checks and adds up nothing, and keeps only the last
 * order: what the model costs above it is the price of knowing how Connect behaves, and of proving it.
 */
import type { DestinationCharge } from "#core/connect/objects/ChargeRequest.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"

const twoDays = 172_800

interface Line {
  readonly type: string
  readonly account: string
  readonly amount: Money.Money
  readonly fee?: { readonly type: string; readonly amount: Money.Money; readonly description: string }
  readonly source: string
  readonly description: string
}

const entryOf = (id: string, at: number, line: Line, postings: ReadonlyArray<object>) => {
  const { account, amount, description, fee, source, type } = line
  const taken = fee === undefined ? Money.zero(amount.currency) : fee.amount
  const availableOn = at + twoDays
  const transaction = {
    id,
    account,
    type,
    balanceType: "payments",
    amount,
    fee: taken,
    feeDetails: fee === undefined ? [] : [fee],
    net: Money.minus(amount, taken),
    created: at,
    availableOn,
    source,
    description,
    reportingCategory: type,
    sourceType: "card"
  }
  return {
    id: `${account}/${id}`,
    account,
    created: at,
    matures: availableOn,
    description,
    postings,
    transaction,
    flags: []
  }
}

/** The four objects of a destination charge, and the four entries of its lines. */
const made = ({ at, command }: Dated, { platform }: Scenario) => {
  const { amount, applicationFeeAmount, key, transferData } = command as DestinationCharge & { amount: Money.Money }
  const seller = transferData.destination
  const [charge, transfer, payment, fee] = [`ch_${key}`, `tr_${key}`, `py_${key}`, `fee_${key}`]
  const [first, second, third, fourth] = [`txn_${key}`, `txn_${key}.2`, `txn_${key}.3`, `txn_${key}.4`]
  const transferGroup = `group_pi_${key}`
  const share = applicationFeeAmount as Money.Money
  const none = Money.zero(amount.currency)
  const processing = Tariff.fee(platform.tariff.prices.card, amount)
  const [created, availableOn, sourceType] = [at, at + twoDays, "card"]
  const own = LedgerAccount.of(platform.id, "balance")
  const theirs = LedgerAccount.of(seller, "balance")
  const [transfers, fees] = [LedgerAccount.clearing("transfer"), LedgerAccount.clearing("application_fee")]
  const stripe = { type: "stripe_fee", amount: processing, description: "Stripe processing fees" }
  const application = { type: "application_fee", amount: share, description: `${platform.name} application fee` }
  const earned = `Application fee from application ${platform.name} for ${seller} (${seller})`
  return {
    objects: [
      {
        object: "charge",
        id: charge,
        account: platform.id,
        amount,
        amountRefunded: none,
        created,
        availableOn,
        balanceTransaction: first,
        paymentMethod: "card",
        sourceType,
        transferred: { count: 1, total: amount },
        transfer,
        transferGroup
      },
      {
        object: "transfer",
        id: transfer,
        account: platform.id,
        amount,
        amountReversed: none,
        destination: seller,
        destinationPayment: payment,
        balanceTransaction: second,
        sourceTransaction: charge,
        transferGroup,
        created,
        availableOn,
        sourceType
      },
      {
        object: "charge",
        id: payment,
        account: seller,
        amount,
        amountRefunded: none,
        created,
        availableOn,
        balanceTransaction: third,
        paymentMethod: "card",
        sourceType,
        transferred: { count: 0, total: none },
        sourceTransfer: transfer,
        applicationFee: fee,
        transferGroup
      },
      {
        object: "application_fee",
        id: fee,
        account: seller,
        amount: share,
        amountRefunded: none,
        charge: payment,
        originatingTransaction: charge,
        balanceTransaction: fourth,
        created,
        availableOn,
        sourceType
      }
    ],
    entries: [
      entryOf(
        first,
        at,
        { type: "charge", account: platform.id, amount, fee: stripe, source: charge, description: "" },
        [
          { from: LedgerAccount.payers, to: own, amount },
          { from: own, to: LedgerAccount.stripeFees, amount: processing, fee: "stripe_fee" }
        ]
      ),
      entryOf(
        second,
        at,
        { type: "transfer", account: platform.id, amount: Money.negate(amount), source: transfer, description: "" },
        [{ from: own, to: transfers, amount, item: transfer }]
      ),
      entryOf(
        third,
        at,
        { type: "payment", account: seller, amount, fee: application, source: payment, description: "" },
        [
          { from: transfers, to: theirs, amount, item: transfer },
          { from: theirs, to: fees, amount: share, item: payment, fee: "application_fee" }
        ]
      ),
      entryOf(
        fourth,
        at,
        { type: "application_fee", account: platform.id, amount: share, source: fee, description: earned },
        [{ from: fees, to: own, amount: share, item: payment }]
      )
    ]
  }
}

/** How many postings it wrote down. */
export const run = (scenario: Scenario): number => {
  let count = 0
  // One place, so that each order is really made and none outlives the next.
  const kept: Array<ReturnType<typeof made>> = []
  for (const step of scenario.steps) {
    const order = made(step, scenario)
    kept[0] = order
    for (const { postings } of order.entries) count += postings.length
  }
  return count
}
