import { defaultCalendar } from '../domain/clock/stateCouncil'
import { type Instant, yearOf } from '../domain/clock/time'
import { DEFAULT_PACK } from '../domain/rules/pack'
import type { Store } from './ports'
import { nextVersion, versionOf } from './reference'
import { beginUpToDate } from './upgrade/upgrade'

/** Whom the trail names for what the software itself has laid down. */
const FOUNDER = 'system'

/**
 * Gives a blank store what every operation needs: the default rule pack, and a calendar of last year, this year and
 * the next as far as the State Council has announced them. Run again it does nothing.
 */
export async function layFoundation(store: Store, now: Instant): Promise<void> {
  if ((await versionOf(store, 'rules')) > 0) return
  const year = yearOf(now)
  const calendar = defaultCalendar([year - 1, year, year + 1])
  await store.transact(async (tx) => {
    if (await tx.get('counters', 'rules')) return
    await beginUpToDate(tx)
    await nextVersion(tx, 'rules')
    await nextVersion(tx, 'calendar')
    await nextVersion(tx, 'directory')
    await tx.put('rules', { _id: '1', pack: DEFAULT_PACK, note: '初始规则', publishedAt: now, publishedBy: FOUNDER })
    await tx.put('calendars', { _id: 'current', calendar, at: now, by: FOUNDER })
  })
}
