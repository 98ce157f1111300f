/** How long a link lasts: long enough to look at what a page shows, too short to be worth passing on. */
export const LINK_MS = 10 * 60_000

/** As many files as one question for links may name (file.links). A client carries this and not the contract. */
export const MOST_LINKS = 50

/** Links are asked for again a little before they end. */
const KEPT_MS = LINK_MS - 2 * 60_000

type Links = Record<string, string>

/**
 * A client's links, kept while they are good. Answers them by file id for `asker`, the session that asks: what was kept
 * for another one is forgotten. `clock` in milliseconds.
 */
export const keptLinks = (ask: (fileIds: string[]) => Promise<Links>) => {
  let kept = new Map<string, { link: string; until: number }>()
  let keptFor: string | null = null

  return async (fileIds: readonly string[], asker: string | null, clock: number): Promise<Links> => {
    if (asker !== keptFor) kept = new Map()
    keptFor = asker
    const mine = kept
    const missing = [...new Set(fileIds)].filter((id) => (mine.get(id)?.until ?? 0) <= clock)
    for (let from = 0; from < missing.length; from += MOST_LINKS) {
      const links = await ask(missing.slice(from, from + MOST_LINKS))
      for (const [id, link] of Object.entries(links)) mine.set(id, { link, until: clock + KEPT_MS })
    }
    return Object.fromEntries(fileIds.map((id) => [id, mine.get(id)?.link ?? '']))
  }
}
