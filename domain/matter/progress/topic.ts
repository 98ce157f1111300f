import type { Address } from '../../people/address'
import { CHIEF } from '../base/addressees'
import { onAssignment } from '../base/follow'
import { askedOfOffice, doersOf, toAssignment } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import type { Assignment, IssuedMatter } from '../state/matter'
import { hasPlan, hasReported } from '../state/progress'
import { type ProgressEvents, schemas } from './events'

/** The chief for an officer in charge who has reported himself. */
const confirmersOf = (matter: IssuedMatter, a: Assignment): Address[] =>
  matter.officerRole === 'officer' && hasReported(matter, a.id, matter.officerId) ? [CHIEF] : askedOfOffice(matter, a)

/** Progress against the plan 序时进度: what the unit states with its reports, the officer confirms. */
export const topic: Topic<ProgressEvents, 'confirmProgress'> = {
  schemas,
  events: {
    ProgressConfirmed: {
      evolve: onAssignment((_, { at, data: { percent } }) => ({
        progress: { confirmed: { percent, at }, stated: null },
      })),
      recipients: toAssignment(doersOf),
      message: 'result',
      points: null,
    },
  },
  todos: {
    confirmProgress: ofEachAssignment((a, matter) =>
      a.status === 'inProgress' && a.progress?.stated && hasPlan(matter, a)
        ? [
            {
              to: confirmersOf(matter, a),
              sentence: `请确认单位自报的进度 ${a.progress.stated.percent}%`,
              since: a.progress.stated.at,
            },
          ]
        : [],
    ),
  },
  steps: [],
}
