import { addMs, epochMs, type Instant } from '../../../domain/clock/time'
import type { RegisterLine } from '../../../domain/matter/register/line'
import type { Documents } from '../../../server/collections'
import type { Harness } from '../harness'

/** A matter with the given id, as stored. */
export const stored = async (h: Harness, id: string): Promise<Documents['matters']> => {
  const matter = await h.store.get('matters', id)
  if (!matter) throw new Error(`there is no ${id}`)
  return matter
}

const lineOf = async (h: Harness, id: string): Promise<RegisterLine> => {
  const line = await h.store.get('register', id)
  if (!line) throw new Error(`there is no line ${id}`)
  return line
}

export const alarmOf = async (h: Harness, id: string): Promise<Instant> => String((await lineOf(h, id)).nextAlarmAt)

/** As a fault of ours or a broken disk might leave it: what follows from its state cannot be told. */
export const spoil = async (h: Harness, ids: readonly string[]): Promise<void> => {
  await h.store.transact(async (tx) => {
    for (const id of ids) {
      const { assignments, ...rest } = (await tx.get('matters', id)) as Documents['matters'] & { assignments: unknown }
      await tx.put('matters', rest as Documents['matters'])
    }
  })
}

/** `count` matters that stand as the given one does: some hundred commands less. Due by `earlier` ms before it. */
export const multiply = async (h: Harness, id: string, name: string, count: number, earlier = 0): Promise<string[]> => {
  const [matter, line] = [await stored(h, id), await lineOf(h, id)]
  const ids = Array.from({ length: count }, (_, i) => `${name}${i}`)
  const nextAlarmAt = addMs(String(line.nextAlarmAt), -earlier)
  await h.store.transact(async (tx) => {
    for (const _id of ids) {
      await tx.put('matters', { ...matter, _id, id: _id })
      await tx.put('register', { ...line, _id, id: _id, nextAlarmAt })
    }
  })
  return ids
}

/** Just after the next alarm of the matter. */
export const goBeyond = (h: Harness, alarm: Instant): Harness => h.later(epochMs(alarm) - epochMs(h.now) + 1)

/** The moments of the timed steps of each matter. */
export const stepsOf = async (h: Harness): Promise<Map<string, string[]>> => {
  const steps = new Map<string, string[]>()
  const events = await h.store.find('events', { filter: { stepKey: { $exists: true } }, limit: 1000 })
  for (const { subject, nominalAt } of events)
    steps.set(subject.id, [...(steps.get(subject.id) ?? []), String(nominalAt)])
  return steps
}

export const asideIn = (h: Harness): Promise<Documents['setAside'][]> =>
  h.store.find('setAside', { filter: {}, sort: [['since', 1]], limit: 1000 })
