/**
 * External accounts, capabilities and account links through the official SDK: where payouts go and how they fail, what
 * an account may do, and where its owner would be sent.
 */
import type Stripe from "stripe"
import { describe, expect, it } from "vitest"
import * as Specification from "../../specification/Specification.ts"
import * as Shop from "./Shop.ts"

const bank = (account_number: string) =>
  ({ object: "bank_account", country: "US", currency: "usd", routing_number: "110000000", account_number }) as const

/** A seller with 500.00 available and a bank account of this number, who is paid out when asked for. */
const seller = async (shop: Shop.Shop, number: string): Promise<string> => {
  const { stripe } = shop
  const { id } = await stripe.accounts.create({
    type: "express",
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    settings: { payouts: { schedule: { interval: "manual" } } },
    external_account: bank(number)
  })
  await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
  await stripe.transfers.create({ amount: 50_000, currency: "usd", destination: id })
  return id
}

const only = ({ external_accounts: all }: Stripe.Account): Stripe.BankAccount => all?.data[0] as Stripe.BankAccount

describe("a bank account", () => {
  it("is where payouts go", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const ada = await seller(shop, "000123456789")
    const found = only(await stripe.accounts.retrieve(ada))
    expect(found).toMatchObject({
      object: "bank_account",
      account: ada,
      bank_name: "STRIPE TEST BANK",
      country: "US",
      currency: "usd",
      default_for_currency: true,
      last4: "6789",
      routing_number: "110000000",
      status: "new"
    })
    const payout = await stripe.payouts.create({ amount: 20_000, currency: "usd" }, { stripeAccount: ada })
    expect(payout).toMatchObject({ destination: found.id, status: "pending" })
    server.advance("7d")
    expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount: ada })).status).toBe("paid")
    expect(await stripe.accounts.retrieveExternalAccount(ada, found.id)).toEqual(found)
  })

  it("named by the account's own update takes the place of the default, which is gone", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await seller(shop, "000123456789")
    const before = only(await stripe.accounts.retrieve(ada))
    const other = await stripe.accounts.createExternalAccount(ada, { external_account: "btok_us_verified" })
    const after = await stripe.accounts.update(ada, { external_account: bank("000111111116") })
    const shown = ((after.external_accounts?.data ?? []) as ReadonlyArray<Stripe.BankAccount>).map(
      ({ default_for_currency: isDefault, last4 }) => [last4, isDefault]
    )
    expect(shown.toSorted()).toEqual(
      [
        ["1116", true],
        [(other as Stripe.BankAccount).last4, false]
      ].toSorted()
    )
    const gone = { data: { object: { id: before.id } } }
    const deleted = await stripe.events.list({ type: "account.external_account.deleted" }, { stripeAccount: ada })
    expect(deleted.data).toMatchObject([gone])
    const payout = await stripe.payouts.create({ amount: 100, currency: "usd" }, { stripeAccount: ada })
    expect(payout.destination).not.toBe(before.id)
  })

  it("that sent a payout back stays errored when payouts go to another one", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const ada = await seller(shop, "000111111116")
    await stripe.payouts.create({ amount: 100, currency: "usd" }, { stripeAccount: ada })
    server.advance("7d")
    await stripe.accounts.createExternalAccount(ada, {
      default_for_currency: true,
      external_account: bank("000123456789")
    })
    const { data } = await stripe.accounts.listExternalAccounts(ada)
    expect((data as ReadonlyArray<Stripe.BankAccount>).map(({ last4, status }) => [last4, status]).toSorted()).toEqual([
      ["1116", "errored"],
      ["6789", "new"]
    ])
  })

  it("that is not the default stops payouts to itself alone when it sends one back, until it is updated or gone", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const ada = await seller(shop, "000123456789")
    const on = { stripeAccount: ada }
    const pay = (destination?: string) =>
      stripe.payouts.create({ amount: 100, currency: "usd", ...(destination && { destination }) }, on)
    const add = async (number: string) =>
      (await stripe.accounts.createExternalAccount(ada, { external_account: bank(number) })).id
    const bad = await add("000111111116")
    const { id: sentBack } = await pay(bad)
    server.advance("7d")
    expect((await stripe.payouts.retrieve(sentBack, {}, on)).status).toBe("failed")
    expect(await stripe.accounts.retrieveExternalAccount(ada, bad)).toMatchObject({ status: "errored" })
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({ payouts_enabled: true, requirements: { past_due: [] } })
    expect((await pay()).status).toBe("pending")
    expect((await pay(await add("000888888883"))).status).toBe("pending")
    const unusable = {
      statusCode: 400,
      code: "bank_account_unusable",
      param: "destination",
      message: "The bank account provided cannot be used for payouts. A different bank account must be used."
    }
    expect(await Shop.refused(pay(bad))).toMatchObject(unusable)
    await stripe.accounts.updateExternalAccount(ada, bad, { metadata: { seen: "yes" } })
    expect(await Shop.refused(pay(bad))).toMatchObject(unusable)
    expect(await stripe.accounts.updateExternalAccount(ada, bad, {})).toMatchObject({ status: "new" })
    await pay(bad)
    await stripe.accounts.deleteExternalAccount(ada, bad)
    server.advance("7d")
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({ payouts_enabled: true })
    expect((await pay()).status).toBe("pending")
  })

  it("that is the default stops no payout to another one when it sends one back", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const ada = await seller(shop, "000111111116")
    const on = { stripeAccount: ada }
    const other = await stripe.accounts.createExternalAccount(ada, { external_account: bank("000123456789") })
    await stripe.payouts.create({ amount: 100, currency: "usd" }, on)
    server.advance("7d")
    const payouts_not_allowed = { code: "payouts_not_allowed" }
    expect(await Shop.refused(stripe.payouts.create({ amount: 100, currency: "usd" }, on))).toMatchObject(
      payouts_not_allowed
    )
    const made = await stripe.payouts.create({ amount: 100, currency: "usd", destination: other.id }, on)
    expect(made).toMatchObject({ destination: other.id, status: "pending" })
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({ payouts_enabled: false })
    const failed = (await stripe.accounts.listExternalAccounts(ada)).data.find(({ id }) => id !== other.id)
    expect(await stripe.accounts.updateExternalAccount(ada, failed?.id ?? "", {})).toMatchObject({ status: "new" })
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({ payouts_enabled: true })
  })

  const failing: ReadonlyArray<readonly [number: string, code: string, begins: string]> = [
    ["000111111116", "no_account", "The bank account details on file are probably incorrect."],
    ["000111111113", "account_closed", "The bank account has been closed."],
    ["000222222227", "insufficient_funds", "Your Stripe account has insufficient funds to cover the payout."],
    ["000333333335", "debit_not_authorized", "Debit transactions are not approved on the bank account."],
    ["000444444440", "invalid_currency", "The bank was unable to process this payout because of its currency."]
  ]

  it.each(failing)("%s sends payouts back: %s", async (number, code, begins) => {
    const shop = await Shop.start()
    const { balance, server, stripe } = shop
    const ada = await seller(shop, number)
    const { id } = await stripe.payouts.create({ amount: 20_000, currency: "usd" }, { stripeAccount: ada })
    server.advance("7d")
    expect(await stripe.payouts.retrieve(id, {}, { stripeAccount: ada })).toMatchObject({
      status: "failed",
      failure_code: code,
      failure_message: expect.stringContaining(begins),
      failure_balance_transaction: expect.stringMatching(/^txn_/)
    })
    expect(await balance(ada)).toEqual({ pending: 0, available: 50_000 })
    const types = (await stripe.events.list({ type: "payout.*" }, { stripeAccount: ada })).data.map(({ type }) => type)
    expect(types.toReversed()).toEqual(["payout.created", "payout.updated", "payout.paid", "payout.failed"])
  })

  it("that failed stops automatic payouts until there is another one", async () => {
    const { ask, server, stripe } = await Shop.start()
    const { id: ada } = await stripe.accounts.create({
      type: "express",
      capabilities: { transfers: { requested: true } },
      external_account: "btok_us_verified_accountClosed"
    })
    await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
    await stripe.transfers.create({ amount: 5000, currency: "usd", destination: ada })
    server.advance("7d")
    const account = await stripe.accounts.retrieve(ada)
    expect(account).toMatchObject({ payouts_enabled: false, requirements: { past_due: ["external_account"] } })
    expect(only(account).status).toBe("errored")
    const made = await stripe.accounts.createExternalAccount(ada, {
      external_account: bank("000123456789"),
      default_for_currency: true
    })
    server.advance("7d")
    const [paid] = (await stripe.payouts.list({}, { stripeAccount: ada })).data
    expect(paid).toMatchObject({ status: "paid", amount: 5000, destination: made.id })
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({ payouts_enabled: true })
    expect(
      (await ask("/v1/events?type=account.external_account.created", { headers: { "stripe-account": ada } })).ok
    ).toBe(true)
  })

  it("may be one of several, of which one is the default", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await seller(shop, "000123456789")
    const first = only(await stripe.accounts.retrieve(ada)).id
    const second = await stripe.accounts.createExternalAccount(ada, {
      external_account: "btok_us_verified",
      metadata: { for: "rent" }
    })
    expect(second).toMatchObject({ default_for_currency: false, metadata: { for: "rent" } })
    expect(await Shop.refused(stripe.accounts.deleteExternalAccount(ada, first))).toMatchObject({
      message: expect.stringContaining("You cannot delete the default external account for your default currency.")
    })
    await stripe.accounts.updateExternalAccount(ada, second.id, { default_for_currency: true, metadata: { for: "" } })
    expect(await stripe.accounts.deleteExternalAccount(ada, first)).toMatchObject({ id: first, deleted: true })
    const left = (await stripe.accounts.listExternalAccounts(ada, { object: "bank_account" })).data
    expect(left).toMatchObject([{ id: second.id, default_for_currency: true, metadata: {} }])
    expect((await stripe.accounts.listExternalAccounts(ada, { object: "card" })).data).toEqual([])
  })

  it("is one of Stripe's test accounts, in the account's currency", async () => {
    const { stripe } = await Shop.start()
    const make = (external_account: Stripe.AccountCreateParams["external_account"] | object) =>
      Shop.refused(stripe.accounts.create({ type: "express", external_account: external_account as string }))
    expect(await make(bank("123"))).toMatchObject({
      code: "account_number_invalid",
      param: "external_account[account_number]",
      message: expect.stringContaining("You must use a test bank account number in test mode. Try 000123456789")
    })
    expect(await make({ ...bank("000123456789"), currency: "eur" })).toMatchObject({
      code: "sandbox_not_served",
      param: "external_account[currency]",
      message: "This sandbox cannot do that: a new account's external account is in its own currency, usd."
    })
    expect(await make("btok_nobody")).toMatchObject({
      message: "This sandbox cannot do that: there is no token btok_nobody of a bank account or debit card here."
    })
    expect((await stripe.accounts.list()).data).toEqual([])
  })
})

describe("a bank account in another currency", () => {
  const inPounds = {
    object: "bank_account",
    country: "GB",
    currency: "gbp",
    account_number: "00012345",
    routing_number: "108800"
  } as const

  /** An account that is paid out as is said, with a bank account in pounds too, and 100.00 gbp of a charge. */
  const withPounds = async (interval: "daily" | "manual") => {
    const shop = await Shop.start()
    const { id } = await shop.stripe.accounts.create({
      type: "express",
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      settings: { payouts: { schedule: { interval } } },
      external_account: "btok_us_verified"
    })
    const on = { stripeAccount: id }
    const made = await shop.stripe.accounts.createExternalAccount(id, { external_account: inPounds })
    await shop.stripe.paymentIntents.create({ ...Shop.paid, amount: 10_000, currency: "gbp" }, on)
    return { ...shop, id, on, made: made as Stripe.BankAccount }
  }

  it("has an account settle in it, and be paid out there by itself", async () => {
    const { id, made, on, server, stripe } = await withPounds("daily")
    expect(made).toMatchObject({ account: id, country: "GB", currency: "gbp", default_for_currency: true })
    const { deleted: _, ...shown } = made
    expect(Specification.problems(shown)).toEqual([])
    expect((await stripe.accounts.retrieve(id)).external_accounts?.data).toMatchObject([
      { currency: "usd", default_for_currency: true },
      { currency: "gbp", default_for_currency: true }
    ])
    const [line] = (await stripe.balanceTransactions.list({}, on)).data
    expect(line).toMatchObject({ amount: 10_000, currency: "gbp", exchange_rate: null })
    server.advance("7d")
    const [paid] = (await stripe.payouts.list({ expand: ["data.destination"] }, on)).data
    expect(paid).toMatchObject({ currency: "gbp", amount: line?.net, automatic: true, status: "paid" })
    expect(paid?.destination).toMatchObject({ id: made.id, object: "bank_account", last4: "2345" })
  })

  it("is one of several that a payout may name", async () => {
    const { id, made, on, server, stripe } = await withPounds("manual")
    server.advance("7d")
    const second = await stripe.accounts.createExternalAccount(id, {
      external_account: { ...inPounds, account_number: "00054321" }
    })
    expect(second).toMatchObject({ default_for_currency: false })
    const pay = (destination?: string) =>
      stripe.payouts.create({ amount: 100, currency: "gbp", ...(destination === undefined ? {} : { destination }) }, on)
    expect([(await pay()).destination, (await pay(second.id)).destination]).toEqual([made.id, second.id])
    const { data } = await stripe.payouts.list({ destination: second.id }, on)
    expect(data.map(({ destination }) => destination)).toEqual([second.id])
    const all = (await stripe.accounts.listExternalAccounts(id)).data
    const dollars = all.find(({ currency }) => currency === "usd")?.id
    expect(await Shop.refused(pay(dollars))).toMatchObject({
      param: "destination",
      message: `The external account ${dollars} is paid out to in usd only.`
    })
    expect(await Shop.refused(pay("ba_nobody"))).toMatchObject({
      code: "resource_missing",
      param: "destination",
      message: "No such external account: 'ba_nobody'"
    })
  })

  it("can go when it is the last in it, and what comes then is not settled in it any more", async () => {
    const { id, made, on, stripe } = await withPounds("manual")
    const second = await stripe.accounts.createExternalAccount(id, { external_account: inPounds })
    expect(await Shop.refused(stripe.accounts.deleteExternalAccount(id, made.id))).toMatchObject({
      message: expect.stringContaining("the default external account for gbp while there is another one")
    })
    await stripe.accounts.deleteExternalAccount(id, second.id)
    expect(await stripe.accounts.deleteExternalAccount(id, made.id)).toMatchObject({ id: made.id, deleted: true })
    const again = stripe.paymentIntents.create({ ...Shop.paid, amount: 10_000, currency: "gbp" }, on)
    expect((await Shop.refused(again)).message).toContain("there is no exchange rate of gbp to usd")
    expect((await stripe.balance.retrieve({}, on)).pending).toContainEqual(expect.objectContaining({ currency: "gbp" }))
  })

  it("that sends a payout back is the only one that is errored", async () => {
    const { id, on, server, stripe } = await withPounds("manual")
    const euros = { ...bank("000111111116"), currency: "eur" }
    const failing = await stripe.accounts.createExternalAccount(id, { external_account: euros })
    await stripe.paymentIntents.create({ ...Shop.paid, amount: 10_000, currency: "eur" }, on)
    server.advance("7d")
    await stripe.payouts.create({ amount: 100, currency: "eur" }, on)
    server.advance("7d")
    const { data } = await stripe.accounts.listExternalAccounts(id)
    expect(data.map((each) => [each.id === failing.id, (each as Stripe.BankAccount).status])).toEqual([
      [true, "errored"],
      [false, "new"],
      [false, "new"]
    ])
    expect((await stripe.accounts.retrieve(id)).payouts_enabled).toBe(true)
    expect((await stripe.payouts.create({ amount: 100, currency: "gbp" }, on)).status).toBe("pending")
    const inEuros = () => stripe.payouts.create({ amount: 100, currency: "eur" }, on)
    expect(await Shop.refused(inEuros())).toMatchObject({ code: "payouts_not_allowed" })
    const dollars = { external_account: bank("000123456789"), default_for_currency: true }
    await stripe.accounts.createExternalAccount(id, dollars)
    expect(await stripe.accounts.retrieveExternalAccount(id, failing.id)).toMatchObject({ status: "errored" })
    expect(await Shop.refused(inEuros())).toMatchObject({ code: "payouts_not_allowed" })
    expect(await stripe.accounts.updateExternalAccount(id, failing.id, {})).toMatchObject({ status: "new" })
    expect((await inEuros()).status).toBe("pending")
  })

  it("is one that accounts of the country can have", async () => {
    const { id, stripe } = await withPounds("manual")
    const lempiras = stripe.accounts.createExternalAccount(id, { external_account: { ...inPounds, currency: "hnl" } })
    expect(await Shop.refused(lempiras)).toMatchObject({
      param: "external_account[currency]",
      message: expect.stringContaining(
        "Invalid currency: hnl. You can use these currencies for transfers for an account"
      )
    })
    expect((await stripe.accounts.listExternalAccounts(id)).data).toHaveLength(2)
  })
})

describe("a token that holds a bank account", () => {
  it("is an account's bank account once, in the currency of its country or the one that is said", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await shop.seller()
    const numbers = { country: "US", account_number: "000123456789", routing_number: "110000000" }
    const token = await stripe.tokens.create({ bank_account: { ...numbers, account_holder_name: "Ada Lovelace" } })
    expect(token).toMatchObject({
      id: expect.stringMatching(/^btok_/),
      type: "bank_account",
      used: false,
      bank_account: { object: "bank_account", country: "US", currency: "usd", last4: "6789", status: "new" }
    })
    expect(Specification.problems(token)).toEqual([])
    const made = await stripe.accounts.createExternalAccount(ada, { external_account: token.id })
    expect(made).toMatchObject({ account: ada, account_holder_name: "Ada Lovelace", last4: "6789" })
    expect(await stripe.tokens.retrieve(token.id)).toMatchObject({ id: token.id, used: true })
    const again = await Shop.refused(stripe.accounts.createExternalAccount(ada, { external_account: token.id }))
    expect(again).toMatchObject({
      code: "token_already_used",
      param: "external_account",
      message: `You cannot use a Stripe token more than once: ${token.id}.`
    })
    const euros = await stripe.tokens.create({ bank_account: { ...numbers, currency: "eur" } })
    expect(await stripe.accounts.update(ada, { external_account: euros.id })).toMatchObject({
      external_accounts: { data: [{ currency: "usd" }, { currency: "usd" }, { currency: "eur" }] }
    })
    const { id: zoe } = await stripe.accounts.create({
      type: "express",
      external_account: (await stripe.tokens.create({ bank_account: numbers })).id
    })
    expect(await stripe.accounts.retrieve(zoe)).toMatchObject({ payouts_enabled: true })
  })

  it("holds one of Stripe's test accounts, or a card, and is its maker's", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const bad = { country: "US", account_number: "123" }
    expect(await Shop.refused(stripe.tokens.create({ bank_account: bad }))).toMatchObject({
      code: "account_number_invalid",
      param: "bank_account[account_number]"
    })
    expect(await Shop.refused(stripe.tokens.create({}))).toMatchObject({ code: "parameter_missing", param: "card" })
    const good = { country: "US", account_number: "000123456789" }
    const on = { stripeAccount: await shop.seller() }
    const { id } = await stripe.tokens.create({ bank_account: good }, on)
    expect(await Shop.refused(stripe.tokens.retrieve(id))).toMatchObject({ message: `No such token: '${id}'` })
  })
})

it("a bank account that takes no instant payouts says so, and is not paid any", async () => {
  const shop = await Shop.start()
  const { stripe } = shop
  const ada = await seller(shop, "000888888883")
  expect(only(await stripe.accounts.retrieve(ada)).available_payout_methods).toEqual(["standard"])
  const on = { stripeAccount: ada }
  const asked = { amount: 100, currency: "usd" } as const
  expect(await Shop.refused(stripe.payouts.create({ ...asked, method: "instant" }, on))).toMatchObject({
    code: "instant_payouts_unsupported"
  })
  expect(await stripe.payouts.create(asked, on)).toMatchObject({ method: "standard" })
})

describe("a debit card", () => {
  const number = "4000056655665556"
  const card = { object: "card", number, exp_month: 12, exp_year: 2030, cvc: "123", currency: "usd" } as const

  it("is an external account that says what it is, and where payouts go by themselves if it is the default", async () => {
    const { server, stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "custom",
      capabilities: { transfers: { requested: true } },
      external_account: "tok_visa_debit_us_transferSuccess"
    })
    const on = { stripeAccount: id }
    const [made] = (await stripe.accounts.retrieve(id)).external_accounts?.data ?? []
    expect(made).toMatchObject({
      id: expect.stringMatching(/^card_/),
      object: "card",
      account: id,
      available_payout_methods: ["standard", "instant"],
      brand: "Visa",
      country: "US",
      currency: "usd",
      default_for_currency: true,
      funding: "debit",
      last4: "5556",
      status: "new"
    })
    expect(Specification.problems(made as { object: string })).toEqual([])
    await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
    await stripe.transfers.create({ amount: 5000, currency: "usd", destination: id })
    server.advance("7d")
    const [paid] = (await stripe.payouts.list({ expand: ["data.destination"] }, on)).data
    expect(paid).toMatchObject({ amount: 5000, automatic: true, status: "paid", type: "card" })
    expect(paid?.destination).toMatchObject({ id: made?.id, object: "card" })
  })

  it("takes instant payouts, unless it is one that does not, and says so", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await seller(shop, "000123456789")
    const on = { stripeAccount: ada }
    const fast = await stripe.accounts.createExternalAccount(ada, { external_account: card })
    const slow = await stripe.accounts.createExternalAccount(ada, {
      external_account: "tok_visa_debit_us_instantPayoutUnsupported"
    })
    expect([fast, slow]).toMatchObject([
      { default_for_currency: false, available_payout_methods: ["standard", "instant"], exp_year: 2030 },
      { default_for_currency: false, available_payout_methods: ["standard"] }
    ])
    const asked = { amount: 1000, currency: "usd", method: "instant" } as const
    expect(await stripe.payouts.create({ ...asked, destination: fast.id }, on)).toMatchObject({
      destination: fast.id,
      method: "instant",
      type: "card"
    })
    expect(await stripe.payouts.create(asked, on)).toMatchObject({ type: "bank_account" })
    expect(await Shop.refused(stripe.payouts.create({ ...asked, destination: slow.id }, on))).toMatchObject({
      code: "instant_payouts_unsupported"
    })
    const listed = async (object: "bank_account" | "card") =>
      (await stripe.accounts.listExternalAccounts(ada, { object })).data.map((each) => each.object)
    expect([await listed("card"), await listed("bank_account")]).toEqual([["card", "card"], ["bank_account"]])
  })

  it("that sends a payout back is errored until its details are updated", async () => {
    const { server, stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "custom",
      capabilities: { transfers: { requested: true } },
      settings: { payouts: { schedule: { interval: "manual" } } },
      external_account: "tok_visa_debit_us_transferFail"
    })
    const on = { stripeAccount: id }
    await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
    await stripe.transfers.create({ amount: 5000, currency: "usd", destination: id })
    const { id: payout } = await stripe.payouts.create({ amount: 5000, currency: "usd" }, on)
    server.advance("7d")
    expect(await stripe.payouts.retrieve(payout, {}, on)).toMatchObject({
      status: "failed",
      failure_code: "could_not_process"
    })
    const [errored] = (await stripe.accounts.listExternalAccounts(id)).data
    expect(errored).toMatchObject({ status: "errored" })
    const update = (params: Stripe.AccountUpdateExternalAccountParams) =>
      stripe.accounts.updateExternalAccount(id, errored?.id ?? "", params)
    expect(await Shop.refused(update({ exp_year: "2020" }))).toMatchObject({ code: "invalid_expiry_year" })
    expect(await Shop.refused(update({ account_holder_name: "Ada" }))).toMatchObject({
      code: "parameter_unknown",
      param: "account_holder_name"
    })
    expect(await update({ exp_month: "1", exp_year: "31", name: "Ada" })).toMatchObject({
      status: "new",
      exp_month: 1,
      exp_year: 2031,
      name: "Ada"
    })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ payouts_enabled: true })
  })

  it("is not debited for a negative balance; a bank account in its place is", async () => {
    const { balance, server, stripe } = await Shop.start()
    const { id } = await stripe.accounts.create({
      type: "express",
      capabilities: { transfers: { requested: true } },
      external_account: "tok_mastercard_debit_us_transferSuccess"
    })
    await stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
    const sent = await stripe.transfers.create({ amount: 5000, currency: "usd", destination: id })
    server.advance("7d")
    await stripe.transfers.createReversal(sent.id, { amount: 2000 })
    server.advance("14d")
    expect(await balance(id)).toEqual({ pending: 0, available: -2000 })
    const [card] = (await stripe.accounts.listExternalAccounts(id)).data
    expect(await Shop.refused(stripe.accounts.deleteExternalAccount(id, card?.id ?? ""))).toMatchObject({
      message: expect.stringContaining("You cannot delete the default external account for your default currency.")
    })
    await stripe.accounts.createExternalAccount(id, {
      external_account: "btok_us_verified",
      default_for_currency: true
    })
    expect(await stripe.accounts.deleteExternalAccount(id, card?.id ?? "")).toMatchObject({
      object: "card",
      deleted: true
    })
    server.advance("7d")
    expect(await balance(id)).toEqual({ pending: 0, available: 0 })
  })

  it("does not give back what was paid out to it", async () => {
    const shop = await Shop.start()
    const { server, stripe } = shop
    const ada = await seller(shop, "000123456789")
    const on = { stripeAccount: ada }
    const made = await stripe.accounts.createExternalAccount(ada, { external_account: card })
    const { id } = await stripe.payouts.create({ amount: 1000, currency: "usd", destination: made.id }, on)
    server.advance("7d")
    expect(await Shop.refused(stripe.payouts.reverse(id, {}, on))).toMatchObject({
      message: expect.stringContaining("it went to a debit card")
    })
  })

  it("is handed over as a token, once, in the currency that this says", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await shop.seller()
    const stated = { number, exp_month: "12", exp_year: "2030" }
    const token = await stripe.tokens.create({ card: { ...stated, currency: "usd", name: "Ada Lovelace" } })
    expect(token.card).toMatchObject({ currency: "usd", last4: "5556" })
    expect(Specification.problems(token)).toEqual([])
    const add = (external_account: string) => stripe.accounts.createExternalAccount(ada, { external_account })
    expect(await add(token.id)).toMatchObject({ object: "card", name: "Ada Lovelace", currency: "usd" })
    expect(await Shop.refused(add(token.id))).toMatchObject({ code: "token_already_used" })
    const without = await stripe.tokens.create({ card: stated })
    expect(await Shop.refused(add(without.id))).toMatchObject({
      message: "You must provide a card that has the 'currency' field set when adding a card to a Stripe account."
    })
    expect(await add("tok_visa_debit")).toMatchObject({ last4: "5556" })
  })

  it("is a debit card, and one of Stripe's test cards", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await shop.seller()
    const add = (external_account: string | typeof card) =>
      Shop.refused(stripe.accounts.createExternalAccount(ada, { external_account }))
    expect(await add("tok_visa")).toMatchObject({
      code: "invalid_card_type",
      param: "external_account",
      message: expect.stringContaining("is not a debit card")
    })
    expect(await add({ ...card, number: "4242424242424242" } as never)).toMatchObject({ code: "invalid_card_type" })
    expect(await add({ ...card, number: "4000000000000000" } as never)).toMatchObject({ code: "incorrect_number" })
    expect(await add({ ...card, number: "6200000000000047" } as never)).toMatchObject({ code: "sandbox_not_served" })
    expect(await add({ ...card, exp_year: 2020 } as never)).toMatchObject({ code: "invalid_expiry_year" })
    expect(await add({ ...card, currency: "hnl" } as never)).toMatchObject({
      param: "external_account[currency]",
      message: expect.stringContaining("Invalid currency: hnl.")
    })
  })
})

it("an update of an account that gives it a bank account tells so in one event", async () => {
  const { stripe } = await Shop.start()
  const { id } = await stripe.accounts.create({ type: "express", capabilities: { transfers: { requested: true } } })
  const told = async () =>
    (await stripe.events.list({ type: "account.updated" }, { stripeAccount: id })).data.map(({ data }) => data)
  const before = (await told()).length
  await stripe.accounts.update(id, { external_account: "btok_us_verified", metadata: { shop: "bakery" } })
  const all = await told()
  expect(all).toHaveLength(before + 1)
  expect(all[0]).toMatchObject({
    object: { payouts_enabled: true },
    previous_attributes: { payouts_enabled: false, requirements: { currently_due: ["external_account"] } }
  })
})

describe("an account that names no bank account", () => {
  /** With 50.00 of a transfer that are available; one of v1, or of v2. */
  const withFunds = async (make: (stripe: Stripe) => Promise<{ readonly id: string }>) => {
    const shop = await Shop.start()
    const { id } = await make(shop.stripe)
    await shop.stripe.charges.create({ amount: 100_000, currency: "usd", source: "tok_bypassPending" })
    await shop.stripe.transfers.create({ amount: 5000, currency: "usd", destination: id })
    return { ...shop, id, on: { stripeAccount: id } }
  }

  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  const responsibilities = { fees_collector: "application", losses_collector: "application" } as const
  const makers: ReadonlyArray<readonly [string, (stripe: Stripe) => Promise<{ readonly id: string }>]> = [
    ["v1", (stripe) => stripe.accounts.create({ type: "express", capabilities })],
    [
      "v2",
      (stripe) =>
        stripe.v2.core.accounts.create({
          dashboard: "express",
          defaults: { responsibilities },
          identity: { country: "us" },
          configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } }
        })
    ]
  ]

  it.each(makers)("of %s is charged and gets transfers, and is paid out once it has one", async (_, make) => {
    const { id, on, server, stripe } = await withFunds(make)
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      payouts_enabled: false,
      external_accounts: { data: [] },
      requirements: { currently_due: ["external_account"], disabled_reason: "requirements.past_due" },
      settings: { payouts: { schedule: { interval: "daily" } } }
    })
    for (const method of ["standard", "instant"] as const) {
      const refused = await Shop.refused(stripe.payouts.create({ amount: 100, currency: "usd", method }, on))
      expect([refused.statusCode, refused.type, refused.message, refused.code]).toEqual([
        400,
        "StripeInvalidRequestError",
        "Sorry, you don't have any external accounts in that currency (usd).",
        undefined
      ])
    }
    server.advance("7d")
    expect((await stripe.payouts.list({}, on)).data).toEqual([])
    const made = await stripe.accounts.createExternalAccount(id, { external_account: "btok_us_verified" })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      payouts_enabled: true,
      requirements: { currently_due: [], disabled_reason: null }
    })
    server.advance("7d")
    const { data } = await stripe.payouts.list({}, on)
    expect(data).toMatchObject([{ amount: 5000, automatic: true, destination: made.id, status: "paid" }])
    expect((await stripe.balance.retrieve({}, on)).available).toMatchObject([{ amount: 0 }])
  })

  it("hears of what is asked, when it is answered", async () => {
    const { id, on, stripe } = await withFunds((it) => it.accounts.create({ type: "express", capabilities }))
    await stripe.accounts.createExternalAccount(id, { external_account: "btok_us_verified" })
    const { data } = await stripe.events.list({ type: "account.updated" }, on)
    expect(data.map(({ data: { object, previous_attributes: before } }) => [object, before])).toMatchObject([
      [{ payouts_enabled: true }, { payouts_enabled: false, requirements: { currently_due: ["external_account"] } }],
      [{ payouts_enabled: false }, { charges_enabled: false }]
    ])
  })
})

describe("a capability", () => {
  it("is asked for and given up, by itself and with its account", async () => {
    const shop = await Shop.start()
    const { stripe } = shop
    const ada = await shop.seller()
    expect((await stripe.accounts.listCapabilities(ada)).data.map(({ id, status }) => [id, status])).toEqual([
      ["card_payments", "active"],
      ["transfers", "active"]
    ])
    const given = await stripe.accounts.updateCapability(ada, "card_payments", { requested: false })
    expect(given).toMatchObject({ id: "card_payments", account: ada, requested: false, status: "unrequested" })
    expect(await stripe.accounts.retrieve(ada)).toMatchObject({
      charges_enabled: false,
      capabilities: { transfers: "active" }
    })
    const paying = stripe.charges.create({ amount: 100, currency: "usd", source: "tok_visa" }, { stripeAccount: ada })
    expect(await Shop.refused(paying)).toBeInstanceOf(Error)
    await stripe.accounts.update(ada, { capabilities: { card_payments: { requested: true } } })
    expect(await stripe.accounts.retrieveCapability(ada, "card_payments")).toMatchObject({ status: "active" })
    expect((await stripe.accounts.retrieve(ada)).charges_enabled).toBe(true)
    expect(await Shop.refused(stripe.accounts.retrieveCapability(ada, "cheese"))).toMatchObject({
      message: "No such capability: 'cheese'"
    })
    const types = (await stripe.events.list({}, { stripeAccount: ada })).data.map(({ type }) => type)
    expect(types).toContain("capability.updated")
    expect(types).toContain("account.updated")
  })
})

describe("an account link", () => {
  it("leads straight to where its owner returns", async () => {
    const { seller: make, stripe } = await Shop.start()
    const account = await make()
    const link = { account, type: "account_onboarding", refresh_url: "http://a.b/again" } as const
    expect(await stripe.accountLinks.create({ ...link, return_url: "http://a.b/done" })).toMatchObject({
      object: "account_link",
      created: Shop.monday,
      expires_at: Shop.monday + 300,
      url: "http://a.b/done"
    })
    expect(await Shop.refused(stripe.accountLinks.create(link))).toMatchObject({ param: "return_url" })
  })
})
