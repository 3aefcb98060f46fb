import { describe, expect, it } from "vitest"
import * as WaitingRefunds from "#adapters/memory/WaitingRefunds.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Refund, Succeeded, Waiting } from "#core/connect/objects/Refund.ts"
import { monday, money } from "../../core/connect/Worlds.ts"

const common = (id: string, charge: string) => ({
  object: "refund" as const,
  id,
  account: "acct_ada" as const,
  charge,
  amount: money("1.00 usd"),
  created: monday,
  refundedBefore: money("0.00 usd")
})

const waiting = (id: string, charge: string, changes: Partial<Waiting> = {}): Waiting => ({
  ...common(id, charge),
  status: "pending",
  pendingReason: "insufficient_funds",
  key: id,
  reverseTransfer: false,
  refundApplicationFee: false,
  ...changes
})

const paid = (id: string, charge: string): Succeeded => ({
  ...common(id, charge),
  status: "succeeded",
  balanceTransaction: "txn_1"
})

const nothing = () => undefined

const ids = (refunds: Iterable<Refund>) => [...refunds].map(({ id }) => id)

describe("the refunds that wait", () => {
  it("are told by the destination that they take a transfer back from, the oldest first", () => {
    const objects: { readonly [id: string]: Partial<ConnectObject> } = {
      ch_1: { object: "charge", transfer: "tr_1" },
      tr_1: { object: "transfer", destination: "acct_ben" },
      ch_2: { object: "charge" },
      ch_3: { object: "charge", transfer: "tr_gone" },
      ch_4: { object: "charge", transfer: "ch_2" },
      py_5: { object: "payout" }
    }
    const refunds = WaitingRefunds.make((id) => objects[id] as ConnectObject | undefined)
    const reversing = (id: string, charge: string) => waiting(id, charge, { reverseTransfer: true })
    const first = reversing("re_1", "ch_1")
    refunds.add(first)
    refunds.add(waiting("re_2", "ch_1"))
    for (const [n, charge] of ["ch_1", "ch_2", "ch_3", "ch_4", "py_5", "ch_no"].entries()) {
      refunds.add(reversing(`re_${n + 3}`, charge))
    }
    expect(ids(refunds.ofDestination("acct_ben"))).toEqual(["re_1", "re_3"])
    expect(ids(refunds.ofDestination("acct_ada"))).toEqual([])
    refunds.remove(first)
    expect(ids(refunds.ofDestination("acct_ben"))).toEqual(["re_3"])
    refunds.remove(waiting("re_3", "ch_1"))
    expect(ids(refunds.ofDestination("acct_ben"))).toEqual(["re_3"])
  })

  it("are told by the account that they wait for and by their charge, the oldest first", () => {
    const refunds = WaitingRefunds.make(nothing)
    refunds.add(waiting("re_1", "ch_1"))
    refunds.add(waiting("re_2", "ch_2"))
    refunds.add(waiting("re_3", "ch_1"))
    refunds.add(waiting("re_4", "ch_4", { account: "acct_sten" }))
    expect([ids(refunds.ofAccount("acct_ada")), ids(refunds.ofCharge("ch_1"))]).toEqual([
      ["re_1", "re_2", "re_3"],
      ["re_1", "re_3"]
    ])
    expect([ids(refunds.ofAccount("acct_sten")), ids(refunds.ofAccount("acct_no"))]).toEqual([["re_4"], []])
    expect(ids(refunds.ofCharge("ch_no"))).toEqual([])
  })

  it("are those only that wait: not one that was paid, nor anything else", () => {
    const refunds = WaitingRefunds.make(nothing)
    const first = waiting("re_1", "ch_1")
    refunds.add(first)
    refunds.add(paid("re_2", "ch_1"))
    refunds.add({ ...first, object: "payout" } as never)
    refunds.remove(paid("re_1", "ch_1"))
    expect(ids(refunds.ofCharge("ch_1"))).toEqual(["re_1"])
    refunds.remove(waiting("re_1", "ch_1"))
    expect(ids(refunds.ofAccount("acct_ada"))).toEqual(["re_1"])
  })

  it("are out once they are about to change, and in again as what they have become", () => {
    const refunds = WaitingRefunds.make(nothing)
    const [first, second] = [waiting("re_1", "ch_1"), waiting("re_2", "ch_1")]
    refunds.add(first)
    refunds.add(second)
    refunds.remove(first)
    expect([ids(refunds.ofAccount("acct_ada")), ids(refunds.ofCharge("ch_1"))]).toEqual([["re_2"], ["re_2"]])
    refunds.remove(second)
    refunds.remove(second)
    expect([ids(refunds.ofAccount("acct_ada")), ids(refunds.ofCharge("ch_1"))]).toEqual([[], []])
    refunds.add(first)
    expect(ids(refunds.ofAccount("acct_ada"))).toEqual(["re_1"])
  })
})
