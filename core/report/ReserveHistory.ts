/**
 * ReserveHistory: what a reserve plan held of a charge, and what became of it.
 */
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { ReserveHold, ReserveRelease } from "#core/connect/objects/Reserve.ts"
import * as Origin from "#core/report/Origin.ts"

export interface ReserveHistory {
  /** As it is now. */
  readonly hold: ReserveHold
  readonly releases: ReadonlyArray<ReserveRelease>
}

/** Of the charges that followed from `root`, in the order in which they were held of; none of a hold itself. */
export const of = (root: ConnectObject, objects: ReadonlyMap<string, ConnectObject>): ReadonlyArray<ReserveHistory> => {
  const all = [...objects.values()]
  return all.flatMap((hold) => {
    if (hold.object !== "reserve.hold") return []
    const charge = objects.get(hold.sourceCharge ?? "")
    if (charge === undefined || Origin.of(objects, charge).id !== root.id) return []
    const releases = all.flatMap((it) => (it.object === "reserve.release" && it.reserveHold === hold.id ? [it] : []))
    return [{ hold, releases }]
  })
}
