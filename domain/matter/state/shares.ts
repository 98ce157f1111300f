import { epochMs, type Instant } from '../../clock/time'
import { minutesWords } from '../../clock/words'
import type { Actor } from '../../people/actor'
import type { Role } from '../../roles'
import { type Assignment, heldBy, type IssuedMatter, isAssignmentOver, isIssued, type Matter } from './matter'
import { isLeaders, turnOf } from './turns'
import { HOLDER_WORDS, HOLDERS, type Holder, type Shares } from './words'

const MINUTE_MS = 60_000

/** Who holds it now: of what the office has to decide, a leader where it has come up to one. Null: it is over. */
export const holderOf = (matter: IssuedMatter, a: Assignment): Holder | null => {
  if (isAssignmentOver(a) || matter.status === 'closed' || matter.status === 'withdrawn') return null
  if (matter.suspension) return 'office'
  const isHandedIn = a.status === 'awaitingConfirmation'
  if (!isHandedIn && heldBy(a) === null) return a.kind === 'lead' ? 'unit' : 'coUnit'
  const turn = turnOf(matter, isHandedIn ? 'confirmCompletion' : 'decideExtension', a.id)
  return turn && isLeaders(turn) ? 'leader' : 'office'
}

const sharesAt = (matter: IssuedMatter, a: Assignment, to: Instant): Shares => {
  const holder = holderOf(matter, a)
  if (holder === null || to <= a.sharesUntil) return a.shares
  return { ...a.shares, [holder]: a.shares[holder] + epochMs(to) - epochMs(a.sharesUntil) }
}

/**
 * The state after an event, with the time before it with whoever held each assignment. What the timer records late
 * changed hands at its own moment.
 */
export const withShares = (
  before: Matter | null,
  after: Matter,
  { at, nominalAt = at }: { at: Instant; nominalAt?: Instant },
): Matter => {
  if (!before || !isIssued(before) || !isIssued(after)) return after
  const was = new Map(before.assignments.map((a) => [a.id, a]))
  const assignments = after.assignments.map((a) => {
    const one = was.get(a.id)
    if (!one) return a
    const sharesUntil = nominalAt > one.sharesUntil ? nominalAt : one.sharesUntil
    return { ...a, shares: sharesAt(before, one, sharesUntil), sharesUntil }
  })
  return { ...after, assignments }
}

/** Until now, in whole minutes that add up to those of the whole. */
export const minutesHeld = (matter: IssuedMatter, a: Assignment, now: Instant): Shares => {
  const shares = sharesAt(matter, a, now)
  const ms = HOLDERS.reduce((sum, holder) => sum + shares[holder], 0)
  const floors = HOLDERS.map((holder) => Math.floor(shares[holder] / MINUTE_MS))
  const missing = Math.floor(ms / MINUTE_MS) - floors.reduce((sum, minutes) => sum + minutes, 0)
  const byRest = [...HOLDERS].sort((x, y) => (shares[y] % MINUTE_MS) - (shares[x] % MINUTE_MS))
  const more = new Set(byRest.slice(0, missing))
  return Object.fromEntries(
    HOLDERS.map((holder, i) => [holder, (floors[i] ?? 0) + (more.has(holder) ? 1 : 0)]),
  ) as Shares
}

/** Who reads the leader's share; for others it is the office's. */
const READS_LEADERS: readonly Role[] = ['leader', 'liaison', 'chiefOfficer']

const asReadBy = (shares: Shares, { roles }: Pick<Actor, 'roles'>): Shares =>
  roles.some(({ role }) => READS_LEADERS.includes(role))
    ? shares
    : { ...shares, office: shares.office + shares.leader, leader: 0 }

/** 单位 3 天 2 小时 · 督查室 1 天, the longest first; empty where one has held it all the time. */
export const shareWords = (
  matter: IssuedMatter,
  a: Assignment,
  { now, actor }: { now: Instant; actor: Pick<Actor, 'roles'> },
): string => {
  const minutes = asReadBy(minutesHeld(matter, a, now), actor)
  const some = HOLDERS.filter((holder) => minutes[holder] > 0).sort((x, y) => minutes[y] - minutes[x])
  return some.length < 2
    ? ''
    : some.map((holder) => `${HOLDER_WORDS[holder]} ${minutesWords(minutes[holder])}`).join(' · ')
}

export const sharesReadBy = (matter: IssuedMatter, actor: Pick<Actor, 'roles'>): IssuedMatter =>
  matter.assignments.some(({ shares }) => shares.leader > 0)
    ? { ...matter, assignments: matter.assignments.map((a) => ({ ...a, shares: asReadBy(a.shares, actor) })) }
    : matter
