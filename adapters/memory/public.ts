/**
 * Everything in memory: a world to simulate in, and a journal with the port it implements.
 */
export * as JournalStore from "#adapters/JournalStore.ts"
export * as MemoryJournal from "#adapters/memory/MemoryJournal.ts"
export * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
