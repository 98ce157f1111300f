import { subjectIdOf, type UnsealedOf } from '../../decider/event'
import { toPerson } from '../../people/address'
import { doesNotFollow, onDraft } from '../base/follow'
import type { Topic } from '../base/topic'
import type { DraftMatter } from '../state/matter'
import { type DraftingEvents, schemas } from './events'

const drafted = (event: UnsealedOf<DraftingEvents, 'MatterDrafted'>): DraftMatter => ({
  ...event.data.content,
  id: subjectIdOf(event),
  status: 'draft',
  number: null,
  approver: null,
  askedAt: null,
  rejection: null,
  version: event.seq,
  lastHash: '',
  lastAt: event.at,
  createdAt: event.at,
  officerId: event.data.officerId,
  officerRole: event.actor.role === 'liaison' ? 'liaison' : 'officer',
  frontIds: event.data.frontIds,
  mentioned: [],
  instructions: [],
  parts: [],
  officeReminders: [],
  turns: [],
})

export const topic: Topic<DraftingEvents, 'amendDraft'> = {
  schemas,
  events: {
    MatterDrafted: {
      evolve: (matter, event) => (matter === null ? drafted(event) : doesNotFollow(event)),
      recipients: null,
      message: null,
      points: null,
    },
    DraftAmended: {
      evolve: onDraft((matter, { data: { content, ...data } }) => ({
        ...matter,
        ...content,
        frontIds: data.frontIds,
        officerId: data.officerId ?? matter.officerId,
        officerRole: data.officerRole ?? matter.officerRole,
        rejection: null,
      })),
      recipients: null,
      message: null,
      points: null,
    },
    DraftDiscarded: {
      evolve: onDraft((matter) => ({ ...matter, status: 'discarded' })),
      recipients: null,
      message: null,
      points: null,
    },
  },
  todos: {
    amendDraft: (matter) =>
      matter.status === 'draft' && matter.rejection
        ? [{ to: [toPerson(matter.officerId)], sentence: `审批未通过：${matter.rejection.reason}` }]
        : [],
  },
  steps: [],
}
