/**
 * Laws: all of them, by the name that a counterexample gives them.
 */
import * as ApplicationFeeLaws from "./ApplicationFeeLaws.ts"
import * as DueLaws from "./DueLaws.ts"
import * as DisputeLaws from "./DisputeLaws.ts"
import * as ExchangeLaws from "./ExchangeLaws.ts"
import * as FailureLaws from "./FailureLaws.ts"
import * as FinancingLaws from "./FinancingLaws.ts"
import * as AccountLaws from "./AccountLaws.ts"
import * as HoldingLaws from "./HoldingLaws.ts"
import * as InstantLaws from "./InstantLaws.ts"
import type { Law } from "./Law.ts"
import * as MoneyLaws from "./MoneyLaws.ts"
import * as PayoutLaws from "./PayoutLaws.ts"
import * as StepLaws from "./StepLaws.ts"

export const all: { readonly [name: string]: Law } = {
  conservation: MoneyLaws.conservation,
  "nothing appears or vanishes": MoneyLaws.nothingAppearsOrVanishes,
  "balances are of what an account settles in": MoneyLaws.balancesAreSettled,
  "balances are the nets of the lines": MoneyLaws.balancesAreNets,
  "both sides of a transfer agree": MoneyLaws.transfersClose,
  "both sides of an application fee agree": MoneyLaws.applicationFeesClose,
  "what a loan withheld is given back by its share": FinancingLaws.sharesAreGivenBack,
  "an application fee reaches the platform's bank": ApplicationFeeLaws.feesReachThePlatformsBank,
  "nothing goes beyond its source": MoneyLaws.nothingBeyondItsSource,
  "Stripe keeps its tariff": MoneyLaws.stripeKeepsItsTariff,
  "what is exchanged is what the objects say": ExchangeLaws.exchangesAreExplained,
  "conversions are by the rates of their moments": ExchangeLaws.conversionsAreByTheirRates,
  "the pots are the balance": MoneyLaws.potsAreTheBalance,
  "nothing leaves an empty pot": MoneyLaws.nothingLeavesAnEmptyPot,
  "negative balances are covered once": MoneyLaws.negativesAreCovered,
  "payouts are where they say": MoneyLaws.payoutsAreWhereTheySay,
  "what is not at a bank is on its way": PayoutLaws.whatIsNotAtABankIsOnItsWay,
  "a dispute takes what its lines say": DisputeLaws.linesAreWhatItSays,
  "disputes leave each other theirs": DisputeLaws.othersAreLeftTheirs,
  "a disputed charge is not refunded": DisputeLaws.disputedChargesAreNotRefunded,
  "a payment that failed leaves nothing": FailureLaws.failedPaymentsLeaveNothing,
  "a payment that failed is over": FailureLaws.failedPaymentsAreOver,
  "a bank takes all of what it does not pay": FailureLaws.returnedDebitsAreTakenWhole,
  "no refund waits for too long": FailureLaws.noRefundWaitsTooLong,
  "what waits for a payment moves nothing": FailureLaws.whatWaitsMovesNothing,
  "an automatic payout is what it sweeps": PayoutLaws.payoutsAreWhatTheySweep,
  "nothing is swept twice": PayoutLaws.nothingIsSweptTwice,
  "the unswept is the balance": PayoutLaws.theUnsweptIsTheBalance,
  "advances are taken back": InstantLaws.advancesAreTakenBack,
  "instant payouts are there": InstantLaws.instantPayoutsAreThere,
  "instant payouts are within the limits": InstantLaws.partsAreWithinTheLimits,
  "an instant payout costs its own fee": InstantLaws.partsCostTheirFees,
  "all that fits is paid out instantly": InstantLaws.allIsTheLargest,
  "automatic payouts are covered": PayoutLaws.payoutsAreCovered,
  "all that is due is paid out": DueLaws.allThatIsDueIsPaid,
  "automatic payouts follow the schedule": PayoutLaws.payoutsFollowTheSchedule,
  "recipients get no less than the smallest payout": PayoutLaws.recipientsGetNoLessThanTheSmallestPayout,
  "a negative payout is what is missing": PayoutLaws.debitsAreWhatIsMissing,
  "a debit card is not debited": PayoutLaws.cardsAreNotDebited,
  "nothing stays for too long": HoldingLaws.nothingStaysTooLong,
  "a hold ends when it was said": HoldingLaws.holdsEndWhenSaid,
  "what is committed is kept": PayoutLaws.whatIsCommittedIsKept,
  "nothing is done that an account may not do": AccountLaws.nothingForbiddenIsDone,
  "nothing is refused that an account may do": AccountLaws.nothingAllowedIsRefused,
  "a refusal leaves no trace": StepLaws.refusalsLeaveNoTrace,
  "time brings what it says": StepLaws.timeBringsWhatItSays,
  "waiting refunds are paid": StepLaws.waitingRefundsArePaid,
  "waiting refunds take what was said": StepLaws.refundsTakeWhatWasSaid,
  "what is negative is told once": MoneyLaws.negativesAreToldOnce,
  "a change of settings moves nothing": StepLaws.settingsMoveNothing,
  "a step moves time by itself": StepLaws.stepsMoveTime,
  "every object can be seen": StepLaws.objectsAreSeen,
  "what follows a charge matures with it": StepLaws.followersMatureWithTheirCharge,
  "reversals are shares": StepLaws.reversalsAreShares,
  "lines are sound": StepLaws.linesAreSound,
  "an id is used once": StepLaws.idsAreUsedOnce
}
