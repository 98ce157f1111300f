import { MOST_LINKS } from '../../../domain/evidence/links'
import { smallLinksOf } from '../../services/files/files'

interface Asker {
  ids: string[]
  tell: (links: Record<string, string>) => void
}

let askers: Asker[] = []

/** Those that cannot be had are left out: the place of a picture stays grey, and a tap on it tries again. */
const ask = async (): Promise<void> => {
  const now = askers
  askers = []
  const ids = [...new Set(now.flatMap((asker) => asker.ids))]
  let links: Record<string, string> = {}
  for (let i = 0; i < ids.length; i += MOST_LINKS)
    links = { ...links, ...(await smallLinksOf(ids.slice(i, i + MOST_LINKS)).catch(() => ({}))) }
  for (const { tell } of now) tell(links)
}

/** Addresses of files by id, of pictures small ones. What a whole page asks for in one go is one question to the server. */
export const linksTogether = (ids: string[]): Promise<Record<string, string>> =>
  new Promise((tell) => {
    if (askers.push({ ids, tell }) === 1) Promise.resolve().then(ask)
  })
