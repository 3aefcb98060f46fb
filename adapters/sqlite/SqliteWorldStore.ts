/**
 * SqliteWorldStore: the world of a sandbox in a SQLite file, which outlives its process.
 *
 * One statement, and with it one transaction, per entry, in SQLite's write-ahead log: what `append` has written
 * survives the end of the process, also by `kill -9`. If the machine itself goes down, the last entries may be missing,
 * and the file is whole. The file is locked as long as it is open.
 *
 * What drives SQLite is loaded only when a file is opened.
 */
import { type Beginning, type Entry, WorldUnusable, type WorldStore } from "#adapters/WorldStore.ts"
import type Sqlite from "better-sqlite3"

/** What marks a file as ours: "CLsb". */
const applicationId = 0x43_4c_73_62

/** Of the tables below and of what stands in them. */
const format = 1

const tables = `
  CREATE TABLE beginning (one INTEGER PRIMARY KEY CHECK (one = 1), said TEXT NOT NULL) STRICT;
  CREATE TABLE entries (number INTEGER PRIMARY KEY, said TEXT NOT NULL) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const driver = async (file: string) => {
  try {
    return (await import("better-sqlite3")).default
  } catch (error) {
    const why =
      `SQLite cannot be loaded (${messageOf(error).split(/\n| imported from /, 1)[0]}); install it beside connect-ledger with ` +
      "npm install better-sqlite3, or leave the file out to keep the world in memory"
    throw new WorldUnusable({ place: file, why })
  }
}

/** Why a database is not one of ours; undefined where it is, or is empty. */
const otherwise = (database: Sqlite.Database): string | undefined => {
  const id = database.pragma("application_id", { simple: true })
  const version = database.pragma("user_version", { simple: true })
  const count = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get()
  if (id === applicationId) {
    return version === format
      ? undefined
      : `it was written by another version of connect-ledger (format ${version}, expected ${format}); ` +
          "open it with that version, or begin with a new file"
  }
  return count === 0 ? undefined : "it is a database of another program; name another file"
}

const whyNot = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  if (code === "SQLITE_NOTADB") return "it is no SQLite database; name another file"
  if (code.startsWith("SQLITE_BUSY")) return "another sandbox has it open; stop that one, or name another file"
  // The driver says so itself where the folder is missing.
  if (code.startsWith("SQLITE_CANTOPEN") || messageOf(error).includes("directory does not exist")) {
    return "it cannot be opened; name a file in a folder that is there and that you may write to"
  }
  return `it cannot be used (${messageOf(error)})`
}

const prepare = (database: Sqlite.Database): void => {
  // Locked before anything is read, so that nobody else begins it meanwhile.
  database.pragma("locking_mode = EXCLUSIVE")
  const other = otherwise(database)
  if (other !== undefined) throw other
  database.pragma("journal_mode = WAL")
  database.pragma("synchronous = NORMAL")
  if (database.pragma("user_version", { simple: true }) === format) return
  database.exec(`BEGIN EXCLUSIVE; ${tables} COMMIT;`)
}

/** Opens a file, or makes it; fails with {@link WorldUnusable} where it is not to be used. */
export const open = async (file: string): Promise<WorldStore> => {
  const Driver = await driver(file)
  const unusable = (error: unknown) =>
    new WorldUnusable({ place: file, why: typeof error === "string" ? error : whyNot(error) })
  let database: Sqlite.Database | undefined
  try {
    database = new Driver(file, { timeout: 0 })
    prepare(database)
    return stored(database, unusable)
  } catch (error) {
    database?.close()
    throw unusable(error)
  }
}

const stored = (database: Sqlite.Database, unusable: (error: unknown) => WorldUnusable): WorldStore => {
  const begin = database.prepare("INSERT INTO beginning (one, said) VALUES (1, ?)")
  const begun = database.prepare("SELECT said FROM beginning").pluck()
  const insert = database.prepare("INSERT INTO entries (said) VALUES (?)")
  const all = database.prepare("SELECT said FROM entries ORDER BY number").pluck()
  return {
    beginning: () => {
      const said = begun.get()
      return typeof said === "string" ? (JSON.parse(said) as Beginning) : undefined
    },
    begin: (beginning) => void begin.run(JSON.stringify(beginning)),
    append: (entry) => {
      try {
        insert.run(JSON.stringify(entry))
      } catch (error) {
        throw unusable(error)
      }
    },
    entries: function* () {
      for (const said of all.iterate()) yield JSON.parse(String(said)) as Entry
    },
    close: () => database.close()
  }
}
