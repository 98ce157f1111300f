import { query } from './api'
import { ready } from './session'

/** What the tab bar counts: exactly the rows of the lists behind it. */
export interface Badges {
  todos: number
  unread: number
}

let shown: Badges = { todos: 0, unread: 0 }
const listeners = new Set<(badges: Badges) => void>()

export const badges = (): Badges => shown

/** Every tab page has a tab bar of its own; each listens while it stands. Answers how to stop. */
export const onBadges = (listener: (badges: Badges) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const setBadges = (change: Partial<Badges>): void => {
  shown = { ...shown, ...change }
  for (const listener of listeners) listener(shown)
}

/** A badge is no place to complain: the page that is shown asks as well, and says what is wrong. */
const orOld = async (asking: Promise<Partial<Badges>>): Promise<void> => {
  const change = await asking.catch(() => ({}))
  setBadges(change)
}

const askUnread = async (): Promise<Partial<Badges>> => {
  const [{ unread }] = await Promise.all([query('notice.unread', {}), ready()])
  return { unread }
}

/** Asks the server. When it does not answer the old number stays. */
export const refreshUnread = (): Promise<void> => orOld(askUnread())
export const refreshBadges = (): Promise<void> =>
  orOld(Promise.all([query('todo.counts', {}), askUnread()]).then(([{ all }, unread]) => ({ todos: all, ...unread })))
