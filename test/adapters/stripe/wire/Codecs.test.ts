/**
 * The codecs of the wire: against the official SDK's types, Stripe's own fixtures and its specification; both ways.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Account from "#adapters/stripe/wire/Account.ts"
import * as AccountV2 from "#adapters/stripe/wire/AccountV2.ts"
import * as ApplicationFee from "#adapters/stripe/wire/ApplicationFee.ts"
import * as Balance from "#adapters/stripe/wire/Balance.ts"
import * as AccountSession from "#adapters/stripe/wire/AccountSession.ts"
import * as BalanceSettings from "#adapters/stripe/wire/BalanceSettings.ts"
import * as BalanceTransaction from "#adapters/stripe/wire/BalanceTransaction.ts"
import * as BankAccount from "#adapters/stripe/wire/BankAccount.ts"
import * as Capability from "#adapters/stripe/wire/Capability.ts"
import * as Charge from "#adapters/stripe/wire/Charge.ts"
import * as CheckoutSession from "#adapters/stripe/wire/CheckoutSession.ts"
import * as Customer from "#adapters/stripe/wire/Customer.ts"
import * as Dispute from "#adapters/stripe/wire/Dispute.ts"
import * as EarlyFraudWarning from "#adapters/stripe/wire/EarlyFraudWarning.ts"
import * as Event from "#adapters/stripe/wire/Event.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as FeeRefund from "#adapters/stripe/wire/FeeRefund.ts"
import * as Person from "#adapters/stripe/wire/Person.ts"
import * as PersonV2 from "#adapters/stripe/wire/PersonV2.ts"
import * as PaymentIntent from "#adapters/stripe/wire/PaymentIntent.ts"
import * as PaymentMethod from "#adapters/stripe/wire/PaymentMethod.ts"
import * as Payout from "#adapters/stripe/wire/Payout.ts"
import * as Price from "#adapters/stripe/wire/Price.ts"
import * as Product from "#adapters/stripe/wire/Product.ts"
import * as Refund from "#adapters/stripe/wire/Refund.ts"
import * as SetupIntent from "#adapters/stripe/wire/SetupIntent.ts"
import * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import * as Token from "#adapters/stripe/wire/Token.ts"
import * as TestClock from "#adapters/stripe/wire/TestClock.ts"
import * as TopUp from "#adapters/stripe/wire/TopUp.ts"
import * as Transfer from "#adapters/stripe/wire/Transfer.ts"
import * as TransferReversal from "#adapters/stripe/wire/TransferReversal.ts"
import * as WebhookEndpoint from "#adapters/stripe/wire/WebhookEndpoint.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Specification from "../../../specification/Specification.ts"
import * as Samples from "./Samples.ts"

const { accounts, platform, start: monday } = Samples.scenario("marketplace")
const ada = accounts[0] ?? expect.fail("no account")
const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))

const fixture = (name: string): Record<string, Record<string, unknown>> =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../../fixtures/stripe-openapi/${name}.json`, import.meta.url)), "utf8")
  )

const codecs = {
  account: Account.Account,
  application_fee: ApplicationFee.ApplicationFee,
  balance: Balance.Balance,
  balance_transaction: BalanceTransaction.BalanceTransaction,
  bank_account: BankAccount.BankAccount,
  capability: Capability.Capability,
  charge: Charge.Charge,
  "checkout.session": CheckoutSession.CheckoutSession,
  customer: Customer.Customer,
  dispute: Dispute.Dispute,
  event: Event.Event,
  fee_refund: FeeRefund.FeeRefund,
  payment_intent: PaymentIntent.PaymentIntent,
  payment_method: PaymentMethod.PaymentMethod,
  payout: Payout.Payout,
  person: Person.Person,
  price: Price.Price,
  product: Product.Product,
  refund: Refund.Refund,
  setup_intent: SetupIntent.SetupIntent,
  token: Token.Token,
  "test_helpers.test_clock": TestClock.TestClock,
  account_session: AccountSession.AccountSession,
  topup: TopUp.TopUp,
  transfer: Transfer.Transfer,
  transfer_reversal: TransferReversal.TransferReversal,
  webhook_endpoint: WebhookEndpoint.WebhookEndpoint
} as const

type Name = keyof typeof codecs

const decode = (name: Name, value: unknown): object =>
  Result.getOrThrow(Schema.decodeUnknownResult(codecs[name] as Schema.Codec<object>)(value))
const encode = (name: Name, value: object): unknown =>
  Result.getOrThrow(Schema.encodeUnknownResult(codecs[name] as Schema.Codec<object>)(value))

const intent = (): PaymentIntent.Facts => ({
  id: "pi_1",
  created: monday,
  amount: money("10.00 usd"),
  amountCapturable: money("0.00 usd"),
  amountReceived: money("10.00 usd"),
  applicationFeeAmount: money("1.23 usd"),
  automaticPaymentMethods: { enabled: true },
  application: null,
  canceledAt: null,
  cancellationReason: null,
  captureMethod: "automatic",
  confirmationMethod: "automatic",
  clientSecret: "pi_1_secret_1",
  customer: "cus_1",
  description: null,
  lastPaymentError: null,
  latestCharge: "ch_1",
  metadata: { order: "1" },
  onBehalfOf: null,
  paymentMethod: "pm_card_visa",
  paymentMethodTypes: ["card"],
  receiptEmail: null,
  setupFutureUsage: "off_session",
  statementDescriptor: null,
  statementDescriptorSuffix: null,
  status: "succeeded",
  transferData: { destination: "acct_ada", amount: money("9.00 usd") },
  transferGroup: null
})

const endpoint: WebhookEndpoint.Facts = {
  id: "we_1",
  apiVersion: null,
  application: null,
  created: monday,
  description: null,
  enabledEvents: ["*"],
  metadata: {},
  status: "enabled",
  url: "http://127.0.0.1:4242/"
}

const happened: Event.Facts = {
  id: "evt_1",
  account: "acct_ada",
  apiVersion: "2026-10-28.endive",
  created: monday,
  object: { id: "po_1", object: "payout" },
  previousAttributes: undefined,
  pendingWebhooks: 0,
  request: { id: null, idempotency_key: null },
  type: "payout.paid"
}

const card: PaymentMethod.CardFacts = {
  brand: "visa",
  country: "US",
  exp_month: 12,
  exp_year: 2040,
  fingerprint: "fp1",
  funding: "credit",
  last4: "4242"
}

const method: PaymentMethod.Facts = {
  id: "pm_1",
  created: monday,
  billing: { address: null, email: "ada@example.com", name: "Ada", phone: null },
  customer: "cus_1",
  kind: { type: "card", card },
  metadata: { order: "1" }
}

const kinds: ReadonlyArray<PaymentMethod.Kind> = [
  method.kind,
  { type: "sepa_debit", sepa_debit: PaymentMethod.sepaDebit("AT", "3201", "fp1") },
  { type: "us_bank_account", us_bank_account: PaymentMethod.usBankAccount("6789", "110000000", "fp1") },
  { type: "bacs_debit", bacs_debit: PaymentMethod.bacsDebit("2345", "108800", "fp1") },
  { type: "au_becs_debit", au_becs_debit: PaymentMethod.auBecsDebit("3456", "000000", "fp1") },
  { type: "acss_debit", acss_debit: PaymentMethod.acssDebit("6789", "000", "11000", "fp1") }
]

const customer: Customer.Facts = {
  id: "cus_1",
  created: monday,
  address: { city: "Graz", country: "AT", line1: null, line2: null, postal_code: null, state: null },
  defaultPaymentMethod: "pm_1",
  description: null,
  email: "ada@example.com",
  metadata: {},
  name: "Ada",
  phone: null
}

const setup: SetupIntent.Facts = {
  id: "seti_1",
  created: monday,
  application: null,
  automaticPaymentMethods: { allow_redirects: "always", enabled: true },
  cancellationReason: null,
  clientSecret: "seti_1_secret_1",
  customer: "cus_1",
  description: null,
  lastSetupError: null,
  metadata: {},
  onBehalfOf: null,
  paymentMethod: "pm_1",
  paymentMethodTypes: ["card"],
  status: "requires_action",
  usage: "off_session"
}

const product: Product.Facts = {
  id: "prod_1",
  created: monday,
  updated: monday,
  active: true,
  defaultPrice: null,
  description: null,
  images: [],
  metadata: {},
  name: "A vase",
  shippable: null,
  statementDescriptor: null,
  unitLabel: null,
  url: null
}

const price: Price.Facts = {
  id: "price_1",
  created: monday,
  active: true,
  lookupKey: null,
  metadata: {},
  nickname: null,
  product: "prod_1",
  recurring: { interval: "month", count: 1 },
  taxBehavior: "unspecified",
  unitAmount: money("15.00 usd")
}

const session: CheckoutSession.Facts = {
  id: "cs_test_1",
  created: monday,
  cancelUrl: null,
  clientReferenceId: null,
  customer: null,
  customerEmail: "ada@example.com",
  expiresAt: monday + 86_400,
  items: [{ id: "li_1", description: "A vase", price: { ...price, recurring: null }, quantity: 2n }],
  metadata: {},
  paymentIntent: null,
  paymentMethodTypes: ["card"],
  paymentStatus: "unpaid",
  setupIntent: null,
  status: "open",
  successUrl: "https://example.com/"
}

const beside: Account.Beside = { businessName: "Ada", businessType: null, created: monday, email: null, metadata: {} }
const funds: ReadonlyArray<Balance.Funds> = [{ amount: money("3.00 usd"), sourceTypes: [["card", money("3.00 usd")]] }]

const bank: BankAccount.Facts = {
  id: "ba_1",
  account: "acct_ada",
  accountHolderName: "Jane Austen",
  accountHolderType: "company",
  accountType: null,
  country: "US",
  currency: "usd",
  fingerprint: "fp1",
  isDefault: true,
  isInstant: true,
  last4: "6789",
  metadata: {},
  routingNumber: "110000000",
  status: "new"
}

const component: AccountSession.Facts = {
  account: "acct_ada",
  clientSecret: "accs_secret__1",
  components: { payments: { enabled: true, features: { refund_management: false } } },
  expiresAt: 1_772_446_000,
  isStripeLiable: false
}

const person: Person.Facts = {
  id: "person_1",
  account: "acct_ada",
  address: { city: "Ghent", country: "BE", line1: "Main street 1", line2: null, postal_code: "9000", state: null },
  created: 1_772_444_000,
  dob: { day: 1, month: 1, year: 1901 },
  document: { back: null, front: "file_identity_document_success" },
  email: "ada@example.com",
  firstName: "Ada",
  idNumberProvided: true,
  lastName: "Lovelace",
  maidenName: null,
  metadata: {},
  nationality: null,
  phone: null,
  politicalExposure: "none",
  relationship: {
    authorizer: false,
    director: false,
    executive: false,
    legal_guardian: false,
    owner: true,
    percent_ownership: 60,
    representative: true,
    title: "CEO"
  },
  ssnLast4Provided: true,
  verification: "verified"
}

const clock: TestClock.Facts = {
  id: "clock_1",
  created: monday,
  frozenTime: monday,
  name: null,
  advancingTo: monday + 60
}

/** One of every kind at least. */
const samples = (): ReadonlyArray<{ readonly object: string }> => [
  ...Samples.all(),
  Account.of({ ...ada, type: "express" }, beside),
  Account.of(platform, { ...beside, externalAccounts: [BankAccount.of(bank)] }),
  BankAccount.of(bank),
  Capability.of(ada, "card_payments", monday),
  TestClock.of(clock),
  AccountSession.of(component),
  Person.of(person),
  Balance.of(funds, funds, []),
  Balance.of(
    funds,
    [],
    funds.map((each) => ({ ...each, net: { amount: money("1.00 usd"), destination: "ba_1" } })),
    [money("1.00 usd")]
  ),
  PaymentIntent.of(intent()),
  PaymentIntent.of({ ...intent(), transferData: undefined, applicationFeeAmount: undefined }),
  PaymentIntent.of({ ...intent(), status: "requires_action" }),
  ...kinds.toReversed().map((kind) => PaymentMethod.of({ ...method, kind })),
  Customer.of(customer),
  CheckoutSession.of(session),
  CheckoutSession.of({ ...session, items: [], paymentStatus: "no_payment_required", setupIntent: "seti_1" }),
  SetupIntent.of(setup),
  Product.of(product),
  Price.of(price),
  Price.of({ ...price, recurring: null }),
  Token.of({ id: "tok_1", card, cardId: "card_1", created: monday, name: null, used: false }),
  WebhookEndpoint.of(endpoint),
  Event.of(happened),
  Event.of({ ...happened, account: undefined })
]

const nameOf = ({ object }: { readonly object: string }): Name => object as Name

describe("the official SDK's types", () => {
  /** Compiles only if what is made can be used wherever the SDK promises one of its objects. */
  const promised = <Promised>(made: Promised): void => void made

  it("promise nothing that our objects do not hold", () => {
    // Never called: the compiler is the test.
    const compiled = () => {
      promised<Stripe.Account>(Account.of(ada, beside))
      promised<Omit<Stripe.ApplicationFee, "charge">>(ApplicationFee.of({} as never))
      promised<Stripe.Balance>(Balance.of([], [], []))
      promised<Stripe.BalanceTransaction>(BalanceTransaction.of({} as never, monday))
      promised<Stripe.BalanceSettings>(BalanceSettings.of(ada))
      promised<Stripe.BankAccount>(BankAccount.of(bank))
      promised<Stripe.Capability>(Capability.of(ada, "transfers", monday))
      promised<Stripe.TestHelpers.TestClock>(TestClock.of(clock))
      promised<Stripe.Radar.EarlyFraudWarning>(EarlyFraudWarning.of({} as never, true))
      promised<Stripe.Person>(Person.of(person))
      promised<Omit<Stripe.AccountSession, "components">>(AccountSession.of(component))
      promised<Stripe.Charge>(Charge.of({} as never, monday))
      promised<Stripe.Checkout.Session>(CheckoutSession.of(session))
      promised<Omit<Stripe.LineItem, "price">>(CheckoutSession.lineItem({} as never))
      promised<Stripe.Customer>(Customer.of(customer))
      promised<Stripe.Dispute>(Dispute.of({} as never, {} as never))
      promised<Stripe.FeeRefund>(FeeRefund.of({} as never))
      promised<Stripe.PaymentIntent>(PaymentIntent.of({} as never))
      promised<Stripe.PaymentMethod>(PaymentMethod.of(method))
      promised<Omit<Stripe.Price, "unit_amount_decimal">>(Price.of(price))
      promised<Stripe.Product>(Product.of(product))
      promised<Omit<Stripe.SetupIntent, "next_action">>(SetupIntent.of(setup))
      promised<Stripe.Token>(Token.of({} as never))
      promised<Stripe.Payout>(Payout.of({} as never))
      promised<Stripe.Refund>(Refund.of({} as never))
      promised<Stripe.Topup>(TopUp.of({} as never))
      promised<Stripe.Transfer>(Transfer.of({} as never))
      promised<Stripe.TransferReversal>(TransferReversal.of({} as never))
      promised<Stripe.WebhookEndpoint>(WebhookEndpoint.of(endpoint))
    }
    expect(compiled).toBeTypeOf("function")
  })
})

describe("Stripe's fixtures", () => {
  it.each(Object.entries(fixture("fixtures")))("of %s are the same after decoding and encoding", (name, sent) => {
    expect(encode(name as Name, decode(name as Name, sent))).toEqual(sent)
  })

  it("of an object from later versions keep what we do not know", () => {
    const sent = { ...fixture("fixtures")["transfer"], cheese: { sort: "brie" } }
    expect(decode("transfer", sent)).toMatchObject({ cheese: { sort: "brie" }, amount: 1100n })
    expect(encode("transfer", decode("transfer", sent))).toEqual(sent)
  })

  it("have amounts that are whole", () => {
    const sent = fixture("fixtures")["refund"]
    expect(() => decode("refund", { ...sent, amount: 1.5 })).toThrow("Expected an integer")
  })

  /** Of other cases than ours, and only there. */
  const others: Partial<Record<Name, ReadonlyArray<string>>> = {
    charge: ["refunds"],
    refund: ["destination_details"]
  }

  it("have no field that we leave out", () => {
    const kinds = new Map(samples().map((made) => [nameOf(made), made]))
    for (const [name, sent] of Object.entries(fixture("fixtures"))) {
      const made = kinds.get(name as Name) ?? expect.fail(`no sample of ${name}`)
      const left = Object.keys(sent).filter((key) => !(key in made) && others[name as Name]?.includes(key) !== true)
      expect([name, ...left]).toEqual([name])
    }
  })
})

describe("Stripe's specification", () => {
  it("accepts everything that the examples make", () => {
    const found = new Set<string>()
    for (const made of samples()) {
      expect(Specification.has(nameOf(made)), made.object).toBe(true)
      const sent = JSON.parse(JSON.stringify(made)) as typeof made
      for (const problem of Specification.problems(sent)) found.add(problem)
    }
    expect([...found].filter((problem) => !Specification.isKnown(problem))).toEqual([])
  })

  it("can say no", () => {
    const sent = { object: "charge", ...fixture("fixtures")["charge"], amount: "100" }
    expect(Specification.problems(sent)).toContain("charge/amount: must be integer")
  })
})

describe("an object that we make", () => {
  it("is the same after decoding and encoding", () => {
    for (const made of samples()) {
      const sent: unknown = JSON.parse(JSON.stringify(made))
      expect(encode(nameOf(made), decode(nameOf(made), sent))).toEqual(sent)
    }
  })

  it("is of every kind", () => {
    expect(new Set(samples().map(nameOf))).toEqual(new Set(Object.keys(codecs)))
  })

  it("keeps an amount that no JavaScript number holds", () => {
    const huge = Money.of(Currency.of("usd"), 9_007_199_254_740_993n)
    const text = JSON.stringify({ ...fixture("fixtures")["refund"], amount: ExactInteger.of(huge) })
    expect(text).toContain('"amount":9007199254740993')
    const read = decode("refund", ExactInteger.parse(text))
    expect(read).toMatchObject({ amount: 9_007_199_254_740_993n, created: 1_234_567_890 })
    expect(JSON.stringify(encode("refund", read))).toContain('"amount":9007199254740993')
  })
})

describe("balance settings, which are newer than the specification", () => {
  it("are the same after decoding and encoding", () => {
    for (const each of [ada, platform]) {
      const sent: unknown = JSON.parse(JSON.stringify(BalanceSettings.of(each)))
      const read = Result.getOrThrow(Schema.decodeUnknownResult(BalanceSettings.BalanceSettings)(sent))
      expect(Result.getOrThrow(Schema.encodeUnknownResult(BalanceSettings.BalanceSettings)(read))).toEqual(sent)
    }
  })
})

describe("an account of v2", () => {
  if (ada.kind !== "connected") throw new Error("no connected account")
  const seller = ada
  const activities = fc.uniqueArray(fc.constantFrom("charges" as const, "payouts" as const))
  const state = fc.constantFrom("active" as const, "inactive" as const, "pending" as const)
  const requirement = fc.record({
    name: fc.string(),
    disables: activities.map((each) => new Set(each)),
    isLate: fc.boolean(),
    isProvided: fc.boolean()
  })
  const status = fc.record({
    capabilities: fc.uniqueArray(fc.tuple(fc.constantFrom("card_payments" as const, "transfers" as const), state), {
      selector: ([name]) => name
    }),
    requirements: fc.array(fc.tuple(requirement, fc.option(fc.integer({ min: 0, max: 4_000_000_000 })))),
    paused: activities,
    stop: fc.option(fc.constantFrom("other" as const, "rejected.platform_fraud" as const, "rejected.listed" as const)),
    externalAccount: fc.constantFrom("new" as const, "missing" as const, "errored" as const)
  })
  const applied = fc.option(fc.boolean(), { nil: undefined })
  const configured = fc.record({ customer: applied, merchant: applied, recipient: applied })
  const included = fc.uniqueArray(fc.constantFrom(...AccountV2.includable))
  const named = fc.option(fc.string())

  it("is the same after decoding and encoding, whatever it has, can do and is asked, and whatever is included", () => {
    fc.assert(
      fc.property(status, configured, included, named, (it, given, include, name) => {
        const account = StripeAccount.withStatus(seller, {
          ...AccountStatus.initial([]),
          capabilities: new Map(it.capabilities),
          requirements: it.requirements.map(([each, at]) =>
            at === null ? each : { ...each, deadline: Instant.of(at) }
          ),
          paused: new Set(it.paused),
          externalAccount: it.externalAccount,
          ...(it.stop === null ? {} : { stop: { reason: it.stop, disables: new Set(["charges" as const]) } })
        })
        const facts = {
          configured: given,
          created: monday,
          email: name,
          entityType: name,
          isClosed: false,
          metadata: {},
          name
        }
        const sent: unknown = JSON.parse(JSON.stringify(AccountV2.of(account, facts, new Set(include))))
        const read = Result.getOrThrow(Schema.decodeUnknownResult(AccountV2.AccountV2)(sent))
        expect(Result.getOrThrow(Schema.encodeUnknownResult(AccountV2.AccountV2)(read))).toEqual(sent)
        const { requirements } = read
        expect(requirements?.entries.length ?? 0).toBe(
          include.includes("requirements") ? it.requirements.length + (it.externalAccount === "new" ? 0 : 1) : 0
        )
      })
    )
  })
})

describe("a person of v2", () => {
  const text = fc.option(fc.string())
  const facts = fc.record({
    id: fc.string(),
    account: fc.string(),
    address: fc.record({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text }),
    created: fc.integer({ min: 0, max: 4_000_000_000 }),
    dob: fc.constantFrom({ day: null, month: null, year: null }, { day: 1, month: 12, year: 1902 }),
    document: fc.record({ front: text, back: text }),
    email: text,
    firstName: text,
    idNumberProvided: fc.boolean(),
    lastName: text,
    maidenName: text,
    metadata: fc.dictionary(fc.string(), fc.string()),
    nationality: text,
    phone: text,
    politicalExposure: fc.constantFrom("existing" as const, "none" as const),
    relationship: fc.record({
      authorizer: fc.boolean(),
      director: fc.boolean(),
      executive: fc.boolean(),
      legal_guardian: fc.boolean(),
      owner: fc.boolean(),
      percent_ownership: fc.option(fc.integer({ min: 0, max: 100 })),
      representative: fc.boolean(),
      title: text
    }),
    ssnLast4Provided: fc.boolean(),
    verification: fc.constant("unverified" as const)
  })

  it("is the same after decoding and encoding, whoever it is", () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 4_000_000_000 }), (it, updated) => {
        const sent: unknown = JSON.parse(JSON.stringify(PersonV2.of(it, updated)))
        const read = Result.getOrThrow(Schema.decodeUnknownResult(PersonV2.PersonV2)(sent))
        expect(Result.getOrThrow(Schema.encodeUnknownResult(PersonV2.PersonV2)(read))).toEqual(sent)
      })
    )
  })
})

describe("an error", () => {
  it("says where its code is explained", () => {
    expect(StripeError.of({ type: "card_error", code: "card_declined", message: "Your card was declined." })).toEqual({
      error: {
        type: "card_error",
        code: "card_declined",
        message: "Your card was declined.",
        doc_url: "https://docs.stripe.com/error-codes/card-declined"
      }
    })
    const plain = StripeError.of({ type: "invalid_request_error", message: "No." })
    expect(plain).toEqual({ error: { type: "invalid_request_error", message: "No." } })
    expect(Result.getOrThrow(Schema.decodeUnknownResult(StripeError.StripeError)(plain))).toEqual(plain)
  })
})

describe("the early fraud warnings, which the specification leaves out", () => {
  it("are read and written again, as they are made", () => {
    for (const paymentIntent of ["pi_1", undefined]) {
      const made = EarlyFraudWarning.of({ id: "issfr_1", charge: "ch_1", created: monday, paymentIntent }, true)
      const sent: unknown = JSON.parse(JSON.stringify(made))
      const read = Result.getOrThrow(Schema.decodeUnknownResult(EarlyFraudWarning.EarlyFraudWarning)(sent))
      expect(Result.getOrThrow(Schema.encodeUnknownResult(EarlyFraudWarning.EarlyFraudWarning)(read))).toEqual(sent)
    }
  })
})
