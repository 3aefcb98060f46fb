import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as HeldFunds from "#core/connect/schedules/HeldFunds.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import { moment } from "../Worlds.ts"

const usd = Currency.of("usd")
const cents = (minor: number) => Money.of(usd, BigInt(minor))
const none = cents(0)

type Row = readonly [day: number, came: number, went: number]

const funds = (rows: ReadonlyArray<Row>): ReadonlyArray<HeldFunds.HeldFunds> =>
  rows.map(([day, came, went]) => ({
    sourceType: "card",
    day: Day.of(day),
    since: Day.of(day),
    came: cents(came),
    went: cents(went)
  }))

const told = (left: ReadonlyArray<HeldFunds.Left>) =>
  left.map(({ amount, day }) => [day as number, Number(amount.minor)])

const rowsOf = (all: ReadonlyArray<HeldFunds.HeldFunds>): ReadonlyArray<Row> =>
  all.map(({ came, day, went }) => [day, Number(came.minor), Number(went.minor)])

describe("what came and went", () => {
  const flow = (at: string, minor: number) => HeldFunds.flowOf(moment(at), cents(minor))
  const told = ({ came, day, since, went }: HeldFunds.Flow) => [
    Day.format(day),
    Day.format(since),
    Number(came.minor),
    Number(went.minor)
  ]

  it("is there as a day begins, and has been available since that one, or the one before", () => {
    expect(told(flow("2026-03-04", 5))).toEqual(["2026-03-04", "2026-03-04", 5, 0])
    expect(told(flow("2026-03-04T00:00:01Z", 5))).toEqual(["2026-03-05", "2026-03-04", 5, 0])
    expect(told(flow("2026-03-04T23:59:59Z", -5))).toEqual(["2026-03-05", "2026-03-04", 0, 5])
  })

  it("is of one day where both its days are the same, and is added up apart", () => {
    const one = flow("2026-03-04T10:00Z", 5)
    const isWith = (at: string) => HeldFunds.areOfOneDay(one, flow(at, -2))
    expect([isWith("2026-03-04T12:00Z"), isWith("2026-03-04"), isWith("2026-03-05")]).toEqual([true, false, false])
    const both = HeldFunds.plus({ ...one, sourceType: "card" }, flow("2026-03-04T12:00Z", -2))
    expect([...told(both), both.sourceType]).toEqual(["2026-03-05", "2026-03-04", 5, 2, "card"])
  })
})

describe("what is left", () => {
  it.each<readonly [string, ReadonlyArray<Row>, number, number | undefined, ReadonlyArray<ReadonlyArray<number>>]>([
    [
      "is all that came, where nothing went",
      [
        [1, 10, 0],
        [2, 5, 0]
      ],
      0,
      9,
      [
        [1, 10],
        [2, 5]
      ]
    ],
    [
      "is the younger money",
      [
        [1, 10, 0],
        [2, 5, 0],
        [3, 0, 12]
      ],
      0,
      9,
      [[2, 3]]
    ],
    [
      "is none of a day of which all went",
      [
        [1, 10, 0],
        [2, 5, 10]
      ],
      0,
      9,
      [[2, 5]]
    ],
    [
      "is without what goes later",
      [
        [1, 10, 0],
        [2, 5, 0],
        [3, 0, 12]
      ],
      0,
      2,
      [
        [1, 10],
        [2, 5]
      ]
    ],
    [
      "is without what goes that very day",
      [
        [1, 10, 0],
        [2, 5, 0],
        [3, 0, 12]
      ],
      0,
      3,
      [[2, 3]]
    ],
    [
      "is without all that goes, of no day",
      [
        [1, 10, 0],
        [2, 5, 0],
        [30, 0, 12]
      ],
      0,
      undefined,
      [[2, 3]]
    ],
    [
      "is what a negative balance leaves of what comes",
      [
        [1, 3, 8],
        [2, 7, 0]
      ],
      0,
      9,
      [[2, 2]]
    ],
    [
      "is without what is taken now",
      [
        [1, 10, 0],
        [2, 5, 4]
      ],
      7,
      9,
      [[2, 4]]
    ]
  ])("%s", (_, rows, taken, day, expected) => {
    const until = day === undefined ? undefined : Day.of(day)
    expect(told(HeldFunds.left(funds(rows), cents(taken), until))).toEqual(expected)
  })
})

describe("what is settled", () => {
  it("is what is left, what is missing, and what comes", () => {
    const settled = (rows: ReadonlyArray<Row>, day: number) => rowsOf(HeldFunds.settled(funds(rows), Day.of(day)))
    expect(
      settled(
        [
          [1, 10, 0],
          [2, 5, 12],
          [3, 4, 1]
        ],
        2
      )
    ).toEqual([
      [2, 3, 0],
      [3, 4, 1]
    ])
    expect(
      settled(
        [
          [1, 10, 0],
          [2, 5, 18],
          [3, 4, 1]
        ],
        2
      )
    ).toEqual([
      [2, 0, 3],
      [3, 4, 1]
    ])
    expect(settled([[3, 4, 1]], 2)).toEqual([[3, 4, 1]])
    expect(settled([[1, 10, 10]], 2)).toEqual([])
    expect(settled([], 2)).toEqual([])
  })

  it("leaves of each day what it would have, whenever it was settled, and what came first goes first", () => {
    const amount = fc.integer({ min: 0, max: 20 })
    const day = fc.integer({ min: 0, max: 30 })
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 20 }), day, day, (flows, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        const all = funds(flows.map(([came, went], index) => [index + 1, came, went]))
        const left = HeldFunds.left(all, none, Day.of(late))
        expect(told(HeldFunds.left(HeldFunds.settled(all, Day.of(early)), none, Day.of(late)))).toEqual(told(left))
        const went = flows.slice(0, late).reduce((sum, flow) => sum + flow[1], 0)
        for (let until = 0; until <= flows.length; until += 1) {
          const came = flows.slice(0, until).reduce((sum, flow) => sum + flow[0], 0)
          const old = told(left.filter((each) => each.day <= until)).reduce((sum, [, minor = 0]) => sum + minor, 0)
          expect(old).toBe(Math.max(0, came - went))
        }
      })
    )
  })
})

describe("as a day begins", () => {
  const some = funds([
    [1, 10, 0],
    [2, 5, 3],
    [4, 9, 0]
  ])
  const minor = (amount: Money.Money) => Number(amount.minor)

  it("there is what came and did not go until then, less what is taken of it", () => {
    const there = (day: number, taken = 1) => minor(HeldFunds.there(some, cents(taken), Day.of(day)))
    expect([there(0), there(1), there(2), there(3), there(4), there(4, 25)]).toEqual([-1, 9, 11, 11, 20, -4])
  })

  it("overdue is what is left of what came as long ago as it may be held", () => {
    const overdue = (day: number, taken = 0) => minor(HeldFunds.overdue(some, cents(taken), { days: 2 }, Day.of(day)))
    expect([overdue(2), overdue(3), overdue(3, 2), overdue(4), overdue(6)]).toEqual([0, 7, 5, 12, 21])
  })
})
