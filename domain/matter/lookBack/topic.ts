import { closeOfBusiness, ifYearKnown, workingDayFrom } from '../../clock/calendar'
import { at } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { one, type Plan, type Step } from '../../decider/step'
import type { Address } from '../../people/address'
import { onIssued } from '../base/follow'
import { askedOfOffice, unitsAndOffice } from '../base/recipients'
import { keyOf } from '../base/step'
import type { Topic } from '../base/topic'
import { type ClosedMatter, type IssuedMatter, isIssued, leadOf, lookBackAsked, type Matter } from '../state/matter'
import { type LookBackEvents, schemas } from './events'

const askedOfficers = (matter: Matter): Address[] => (isIssued(matter) ? askedOfOffice(matter, leadOf(matter)) : [])

const lookedBack = (
  { lookBack: _done, ...matter }: IssuedMatter,
  { data: { nextOn } }: UnsealedOf<LookBackEvents, 'LookedBack'>,
): IssuedMatter => ({ ...matter, ...(nextOn && { lookBack: { on: nextOn, asked: null } }) })

/** In the morning of the day that was set, or of the next working day; of a year that is not entered the day itself. */
const dueStep = (matter: ClosedMatter, { calendar }: Plan): Step<LookBackEvents>[] => {
  const { lookBack, round } = matter
  const [opening] = calendar.workingHours
  if (!lookBack || lookBack.asked || !opening) return []
  const { on } = lookBack
  const day = ifYearKnown(() => workingDayFrom(calendar, on))
  return [
    one(keyOf(matter, 'lookBack', '-', `${round}/${on}`), at(day ?? on, opening.from), {
      type: 'LookBackDue',
      data: { on, dueAt: day && closeOfBusiness(calendar, day) },
    }),
  ]
}

/** Looking back 回头看 at what came of a closed matter, on the day that was set at its closing. */
export const topic: Topic<LookBackEvents, 'lookBack'> = {
  schemas,
  events: {
    LookBackDue: {
      evolve: onIssued((matter, { at: recordedAt, nominalAt, data: { on, dueAt } }) => ({
        ...matter,
        lookBack: { on, asked: { since: nominalAt ?? recordedAt, dueAt } },
      })),
      recipients: askedOfficers,
      message: 'todo',
      points: null,
    },
    LookedBack: { evolve: onIssued(lookedBack), recipients: unitsAndOffice, message: 'result', points: null },
  },
  todos: {
    lookBack: (matter) => {
      const asked = lookBackAsked(matter)
      return asked
        ? [{ to: askedOfficers(matter), sentence: '请回头看这件已办结的事项：是巩固还是反弹', dueAt: asked.dueAt }]
        : []
    },
  },
  steps: [],
  stepsWhileClosed: [dueStep],
}
