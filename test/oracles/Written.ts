/**
 * Written: the files of a journal, record by record as a run writes them, and then as a whole.
 */
import * as Exports from "#apps/cli/export/Exports.ts"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import type * as Journal from "#core/ledger/Journal.ts"

/** Nothing is known of what balance transactions are about. */
export const unknown: ConnectObject.Objects = ConnectObject.lookups(() => undefined)

/** The texts of the files by their names. */
export const files = (
  records: ReadonlyArray<Journal.Record>,
  owners: ReadonlyArray<PlainText.Owner>,
  objects: ConnectObject.Objects = unknown
): ReadonlyMap<string, string> => {
  const used = PlainText.used(records.map(({ entry }) => entry))
  return new Map(
    Exports.all(used, owners).map(({ head, name, text }) => [
      name,
      [head, ...records.map((record) => text(record, objects))].join("")
    ])
  )
}
