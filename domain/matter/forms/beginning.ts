import type { About } from '../base/form'
import { contentStarted } from '../starting/content'
import { draftBorn } from '../state/drafts'

/** What a form is about that begins a matter: one that is not there yet. */
export const aboutNone = (around: Pick<About, 'now' | 'calendar' | 'rules' | 'actor'>): About => ({
  ...around,
  matter: draftBorn({
    content: contentStarted('', [], ''),
    id: '',
    version: 0,
    at: around.now,
    officerId: around.actor.personId,
    officerRole: 'officer',
    frontIds: [],
  }),
  assignment: null,
  names: {},
  item: null,
  report: null,
})
