import { subjectIdOf, type UnsealedOf } from '../../decider/event'
import { toPerson } from '../../people/address'
import { doesNotFollow, onDraft } from '../base/follow'
import { inCharge, starterOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { draftBorn } from '../state/drafts'
import type { DraftMatter } from '../state/matter'
import { type DraftingEvents, schemas } from './events'

const drafted = (event: UnsealedOf<DraftingEvents, 'MatterDrafted'>): DraftMatter =>
  draftBorn({
    id: subjectIdOf(event),
    version: event.seq,
    at: event.at,
    ...event.data,
    officerRole: event.data.officerRole ?? (event.actor.role === 'liaison' ? 'liaison' : 'officer'),
  })

/** Whoever amends what a leader has begun has taken it up. */
const prepared = ({ startedBy }: DraftMatter): Pick<DraftMatter, 'startedBy'> =>
  startedBy?.stage === 'waiting' ? { startedBy: { ...startedBy, stage: 'prepared' } } : {}

export const topic: Topic<DraftingEvents, 'amendDraft' | 'prepareDraft'> = {
  schemas,
  events: {
    MatterDrafted: {
      evolve: (matter, event) => (matter === null ? drafted(event) : doesNotFollow(event)),
      recipients: null,
      message: null,
      points: null,
    },
    DraftAmended: {
      evolve: onDraft(({ gaps: _filled, ...matter }, { data: { content, ...data } }) => ({
        ...matter,
        ...content,
        frontIds: data.frontIds,
        officerId: data.officerId ?? matter.officerId,
        officerRole: data.officerRole ?? matter.officerRole,
        rejection: null,
        ...prepared(matter),
      })),
      recipients: null,
      message: null,
      points: null,
    },
    DraftDiscarded: {
      evolve: onDraft((matter) => ({ ...matter, status: 'discarded' })),
      recipients: starterOf,
      message: 'result',
      points: null,
    },
  },
  todos: {
    amendDraft: (matter) =>
      matter.status === 'draft' && matter.rejection
        ? [
            {
              to: [toPerson(matter.officerId)],
              sentence: `审批未通过：${matter.rejection.reason}`,
              since: matter.rejection.at,
              byId: matter.rejection.by,
            },
          ]
        : [],
    /** Until it has gone for approval, was issued or discarded; after a rejection it is amended as any other. */
    prepareDraft: (matter) =>
      matter.status === 'draft' && matter.startedBy && matter.startedBy.stage !== 'sent'
        ? [
            {
              to: inCharge(matter),
              sentence: '领导交办，请拟办',
              since: matter.startedBy.at,
              byId: matter.startedBy.personId,
            },
          ]
        : [],
  },
  steps: [],
}
