/**
 * MemoryWorldStore: the world of a sandbox in memory, gone when its process ends.
 */
import type { Beginning, Entry, WorldStore } from "#adapters/WorldStore.ts"

export const make = (): WorldStore => {
  const entries: Array<Entry> = []
  let begun: Beginning | undefined
  return {
    beginning: () => begun,
    begin: (beginning) => {
      if (begun !== undefined) throw new Error("the world has begun already")
      begun = beginning
    },
    append: (entry) => void entries.push(entry),
    entries: () => entries.values(),
    close: () => {}
  }
}
