/**
 * Law: what must hold after every step of every scenario, whatever was asked and whatever was refused.
 *
 * A law looks at a moment and says what breaks it; nothing, if it holds. The laws count from the objects and the
 * balance transactions, never from what the code under test summed up itself.
 */
import type { Moment } from "./Playing.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as Money from "#core/money/Money.ts"

export type Law = (moment: Moment) => ReadonlyArray<string>

type Kind = ConnectObject["object"]
export type Of<A extends Kind> = Extract<ConnectObject, { readonly object: A }>

export const objects = <A extends Kind>({ objects }: Moment, kind: A): ReadonlyArray<Of<A>> =>
  [...objects.values()].filter((object): object is Of<A> => object.object === kind)

export const total = (like: Money.Money, amounts: Iterable<Money.Money>): Money.Money =>
  Money.sum(like.currency, amounts)

export const unequal = (what: string, found: Money.Money, expected: Money.Money): ReadonlyArray<string> =>
  Money.equals(found, expected) ? [] : [`${what} is ${Money.format(found)}, not ${Money.format(expected)}`]

export const netsOf = (lines: ReadonlyArray<BalanceTransaction>, like: Money.Money): Money.Money =>
  total(
    like,
    lines.map(({ net }) => net)
  )
