/**
 * NegativeBranches: a time in which a balance was negative: what made it so, what changed it since, what was set aside
 * for it and given back, and who bore what was missing in the end.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as PayoutBranches from "#apps/cli/render/PayoutBranches.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Money from "#core/money/Money.ts"
import * as Filling from "#core/report/Filling.ts"
import type { Change, NegativeHistory } from "#core/report/NegativeHistory.ts"
import * as Instant from "#core/time/Instant.ts"

/** From here on those between the first and the last are counted. */
const many = 8

/** The first and the last of many, and between them how many there are. */
const ends = <Item>(
  all: ReadonlyArray<Item>,
  branch: (item: Item) => Branch.Branch,
  noun: string
): ReadonlyArray<Branch.Branch> => {
  if (all.length < many) return all.map(branch)
  const [first, last] = [all.slice(0, many - 4), all.slice(-2)]
  const between = (all.length - first.length - last.length).toLocaleString("en-US")
  return [...first.map(branch), { text: `… ${between} more ${noun} …` }, ...last.map(branch)]
}

const change = (paint: Paint, { at, available, lines }: Change): Branch.Branch => ({
  text: `${Money.formatReadable(available)} available  ${paint("dim", Instant.format(at))}`,
  under: PayoutBranches.lines(paint, lines, available)
})

/** Since when it was negative, until when, and what changed it. */
export const changes = (paint: Paint, it: NegativeHistory): Branch.Branch => {
  const span = it.until === undefined ? "since" : "from"
  const end = it.until === undefined ? "" : ` to ${Instant.format(it.until)}`
  return {
    text: `${it.account} was negative ${span} ${Instant.format(it.since)}${end}`,
    under: ends(it.changes, (each) => change(paint, each), "changes")
  }
}

/** What the platform set aside; nothing where it did not answer for the balance. */
export const reserved = (paint: Paint, { reserved: all }: NegativeHistory): ReadonlyArray<Branch.Branch> => {
  if (all.length === 0) return []
  const width = Math.max(...all.map(({ amount }) => Branch.signed(amount).length))
  const under = ends(
    all,
    ({ amount, created, id }) => ({
      text: `${Branch.signed(amount).padStart(width)}  ${paint("dim", id)}  ${paint("dim", Instant.format(created))}`
    }),
    "moves"
  )
  return [{ text: "set aside by the platform, and given back to it", under }]
}

/** What filled it, by type, but for who bore the rest. */
export const filled = (it: NegativeHistory): ReadonlyArray<Branch.Branch> => {
  const all = Filling.sources(it).filter(({ type }) => type !== "connect_collection_transfer")
  if (all.length === 0) return []
  const said = all.map(({ amount, type }) => `${Money.formatReadable(amount)} ${type}`)
  return [{ text: `filled by ${said.join(", ")}` }]
}

/** Who bore what was missing in the end; nothing where nobody else did. */
export const borne = (
  paint: Paint,
  { collected }: Pick<NegativeHistory, "collected">
): ReadonlyArray<Branch.Branch> => {
  if (collected === undefined) return []
  const { amount, created, id, liable } = collected
  const who = liable === "stripe" ? "Stripe" : "the platform"
  const about = `${paint("dim", id)}  ${paint("dim", Instant.format(created))}`
  return [{ text: `${Money.formatReadable(amount)} borne by ${who} after 180 days  ${about}` }]
}
