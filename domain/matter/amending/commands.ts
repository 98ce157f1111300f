import type { FromSchema } from 'json-schema-to-ts'
import type { FileRef } from '../../evidence/file'
import { actingRole } from '../../people/actor'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { IN_CHARGE } from '../../roles'
import { mustBeOpen } from '../base/guards'
import { actorOf, type Context, filesOf } from '../base/situation'
import type { Commands } from '../base/topic'
import { partiesOf } from '../state/parties'
import { CATEGORY_WORDS } from '../state/words'
import type { contract } from './contract'
import type { AmendingEvents } from './events'

/** A field changed after issue, as people read it. */
type FieldChange = AmendingEvents['MatterAmended']['changes'][number]
type Input = FromSchema<typeof contract.amend.input>

const namesOf = (files: readonly FileRef[]): string => files.map((file) => file.name).join('、')

/** Old and new, as people read them (docs/domain.md, section 3: an amend after issue says why and shows both). */
const changesOf = (input: Input, attachments: FileRef[] | undefined, context: Context): FieldChange[] => {
  const { matter, directory } = context
  const person = (id: string) => directory.person(id)?.name ?? id
  const changes: FieldChange[] = []
  const note = (field: FieldChange['field'], before: string, after: string) => {
    if (before !== after) changes.push({ field, before, after })
  }
  if (input.title !== undefined) note('title', matter.title, input.title)
  if (input.requirement !== undefined) note('requirement', matter.requirement, input.requirement)
  if (input.category !== undefined) note('category', CATEGORY_WORDS[matter.category], CATEGORY_WORDS[input.category])
  if (attachments !== undefined) note('attachments', namesOf(matter.attachments), namesOf(attachments))
  if (input.officerId !== undefined) note('officerId', person(matter.officerId), person(input.officerId))
  return changes
}

/** The role in which that person would be in charge of the matter. */
const officerRole = (id: string, { directory, matter }: Context): 'officer' | 'liaison' | Refusal => {
  const person = directory.person(id)
  if (!person?.active) return refuse('NOT_FOUND', 'officerId')
  const role = actingRole(actorOf(person), IN_CHARGE, () => partiesOf(matter))
  return role === 'officer' || role === 'liaison' ? role : refuse('NOT_AN_OFFICER', 'officerId')
}

const officerOf = (id: string | undefined, context: Context) => {
  if (id === undefined) return {}
  const role = officerRole(id, context)
  return isRefusal(role) ? role : { officerId: id, officerRole: role }
}

export const commands: Commands<typeof contract, AmendingEvents> = {
  amend: {
    may: mustBeOpen,
    decide: (input, context) => {
      const officer = officerOf(input.officerId, context)
      if (isRefusal(officer)) return officer
      const attachments = input.files && filesOf(input.files, context)
      if (isRefusal(attachments)) return attachments
      const changes = changesOf(input, attachments, context)
      if (changes.length === 0) return refuse('NOTHING_CHANGED')
      const { title, requirement, category } = input
      const content: AmendingEvents['MatterAmended']['content'] = {
        ...(title !== undefined && { title }),
        ...(requirement !== undefined && { requirement }),
        ...(category !== undefined && { category }),
        ...(attachments !== undefined && { attachments }),
      }
      return [{ type: 'MatterAmended', data: { reason: input.reason, changes, content, ...officer } }]
    },
  },
}
