import type { App } from '../app'
import type { Handover } from '../collections'
import { forgetHandover, handOverIn, openWith } from '../operations/people/handOver'

/** Persons looked after in a run; more of them wait for the next. */
const MOST = 200

/** What is open with one person; false when there is something that could not be done. One that throws holds up nothing else. */
const handOverAll = async (app: App, left: Handover, count: (events: number) => void): Promise<boolean> => {
  let isDone = true
  for await (const subject of openWith(app, left))
    try {
      count(await app.ports.store.transact((tx) => handOverIn(app, subject, left, tx)))
    } catch (err) {
      isDone = false
      app.ports.log.error({ job: 'sweep', about: subject.id, subject, err }, 'not handed over: it is tried again')
    }
  return isDone
}

/**
 * Goes on with what people who left had open, a subject in a transaction: a kill in the middle loses nothing. Answers
 * how many events it took.
 */
export const runHandOvers = async (app: App): Promise<number> => {
  const { store, clock } = app.ports
  let events = 0
  for (const left of await store.find('handovers', { filter: {}, sort: [['at', 1]], limit: MOST })) {
    const isDone = await handOverAll(app, left, (more) => {
      events += more
    })
    if (isDone) await forgetHandover(app, left, clock.now())
  }
  return events
}
