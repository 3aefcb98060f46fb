/**
 * MemoryJournal: a journal that lives as long as its process.
 */
import { Effect, Layer, Result, Stream } from "effect"
import { EntryConflict, JournalStore, type Mode, OtherHead } from "#adapters/JournalStore.ts"
import { sha256 } from "#adapters/sha256.ts"
import * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as Instant from "#core/time/Instant.ts"

/** The last entry of an id, and how often it was corrected. */
interface Standing {
  readonly entry: Entry
  readonly corrections: number
}

/** A batch on its way in: seen by its own later entries, by nobody else until it lands. */
interface Batch {
  readonly answers: Array<Journal.Answer>
  readonly records: Array<Journal.Record>
  readonly standing: Map<string, Standing>
}

/**
 * An empty journal. A simulator decides, so a conflict is its bug and fails the batch; whoever copies what Stripe
 * shows records, and a conflict becomes a correction.
 */
export const make = (mode: Mode): JournalStore["Service"] => {
  const records: Array<Journal.Record> = []
  const standing = new Map<string, Standing>()

  const last = (batch: Batch) => batch.records.at(-1) ?? records.at(-1)
  const head = () => {
    const record = records.at(-1)
    return record === undefined ? Journal.genesis : Journal.headOf(record)
  }

  const add = (batch: Batch, id: string, entry: Entry, corrections: number, recorded: Instant.Instant): void => {
    const before = last(batch)
    const at = before === undefined ? recorded : Instant.max(recorded, before.recorded)
    const behind = before === undefined ? Journal.genesis : Journal.headOf(before)
    batch.records.push(Journal.link(behind, entry, at, sha256))
    batch.standing.set(id, { entry, corrections })
  }

  const append = (entries: ReadonlyArray<Entry>, recorded: Instant.Instant) => {
    const batch: Batch = { answers: [], records: [], standing: new Map() }
    for (const entry of entries) {
      const known = batch.standing.get(entry.id) ?? standing.get(entry.id)
      const answer = Journal.judge(known?.entry, entry, known?.corrections ?? 0)
      if (answer._tag === "conflict") {
        if (mode === "deciding") return Result.fail(new EntryConflict({ id: answer.id, ...answer.difference }))
        add(batch, entry.id, answer.correction, (known?.corrections ?? 0) + 1, recorded)
      }
      if (answer._tag === "added") add(batch, entry.id, entry, 0, recorded)
      batch.answers.push(answer)
    }
    for (const record of batch.records) records.push(record)
    for (const [id, entry] of batch.standing) standing.set(id, entry)
    return Result.succeed({ answers: batch.answers, head: head() })
  }

  const verify = (kept?: string): Result.Result<Journal.Head, Journal.BrokenChain | OtherHead> => {
    const isKnown = kept === undefined || records.some(({ hash }) => hash === kept)
    return isKnown
      ? Journal.verify(records, sha256)
      : Result.fail(new OtherHead({ expected: kept, found: head().hash }))
  }

  return JournalStore.of({
    append: (entries, recorded) => Effect.suspend(() => Effect.fromResult(append(entries, recorded))),
    records: Stream.suspend(() => Stream.fromIterable(records.slice())),
    head: Effect.sync(head),
    balances: ({ asOf, knownAt } = {}) =>
      Effect.sync(() => {
        const known = knownAt === undefined ? records : records.filter(({ recorded }) => recorded <= knownAt)
        return Balances.of(
          known.map(({ entry }) => entry),
          asOf
        )
      }),
    fingerprint: Effect.sync(() =>
      Journal.fingerprint(
        records.map(({ entry }) => entry),
        sha256
      )
    ),
    verify: (kept) => Effect.suspend(() => Effect.fromResult(verify(kept)))
  })
}

export const layer = (mode: Mode): Layer.Layer<JournalStore> => Layer.sync(JournalStore, () => make(mode))
