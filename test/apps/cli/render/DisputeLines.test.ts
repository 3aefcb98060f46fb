/**
 * DisputeLines: what a reader is told of disputes.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as DisputeLines from "#apps/cli/render/DisputeLines.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import type { Chargeback, Inquiry } from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const plain = (_: string, text: string): string => text
const amount = Result.getOrThrow(Money.parse("1234.00 usd"))
const created = Result.getOrThrow(Instant.parse("2026-03-02T10:00Z"))
const common = {
  object: "dispute",
  account: "acct_ada",
  charge: "ch_a",
  amount,
  reason: "fraudulent",
  created
} as const

const chargeback = (id: string, due: string): Chargeback => ({
  ...common,
  id,
  status: "needs_response",
  evidenceDueBy: Result.getOrThrow(Instant.parse(due)),
  balanceTransactions: ["txn_a"]
})
const inquiry: Inquiry = {
  ...common,
  id: "dp_asked",
  status: "warning_under_review",
  evidenceDueBy: created,
  balanceTransactions: []
}
const sums = [
  { status: "needs_response", count: 1000, amount, withdrawn: amount, reinstated: Money.zero(amount.currency) }
] as const

const lines = (...open: Parameters<typeof DisputeLines.print>[3]) => DisputeLines.print(plain, 80, sums, open)

describe("disputes", () => {
  it("are not mentioned where there are none", () => {
    expect(DisputeLines.print(plain, 80, [], [])).toEqual([])
  })

  it("are told by what is due first", () => {
    expect(
      lines(
        { ...chargeback("dp_a", "2026-03-20"), status: "under_review" },
        inquiry,
        chargeback("dp_b", "2026-03-25"),
        chargeback("dp_c", "2026-03-24")
      )
    ).toEqual([
      "disputes  1,000 needs_response 1,234.00 usd",
      "          dp_c 1,234.00 usd  to be answered by 2026-03-24T00:00:00Z, or it is lost",
      "          dp_b 1,234.00 usd  to be answered by 2026-03-25T00:00:00Z, or it is lost",
      "          dp_asked 1,234.00 usd  asked about, answered; closes on 2026-06-30",
      "          dp_a 1,234.00 usd  answered, the bank decides"
    ])
  })

  it("of more than five that are open are those that are due first", () => {
    const many = (length: number) => Array.from({ length }, () => inquiry)
    expect(lines(...many(5))).toHaveLength(6)
    expect(lines(...many(6)).at(-1)).toBe("          … 1 other, with --all")
    expect(lines(...many(7)).at(-1)).toBe("          … 2 others, with --all")
  })

  it("are all shown to whoever asks for all, and those of an account to whoever asks for one", () => {
    const of = (account: Inquiry["account"]): Inquiry => ({ ...inquiry, account, id: `dp_${account}` })
    const open = [...Array.from({ length: 6 }, () => inquiry), of("acct_ben"), of("acct_market")]
    const shown = (selection: Partial<Selection.Selection>) =>
      DisputeLines.print(plain, 80, sums, open, { ...Selection.automatic, ...selection }).slice(1)
    expect(shown({ all: true })).toHaveLength(8)
    expect(shown({ accounts: new Set(["acct_ben"]) }).map((line) => line.trim().split(" ", 1)[0])).toEqual([
      "dp_acct_ben",
      "…"
    ])
    expect(shown({ top: 1 }).at(-1)).toBe("          … 3 others, with --all")
    expect(shown({ top: 7 }).at(-1)).toBe("          … 1 other, with --all")
  })
})
