import { isRefusal, refuse } from '../../refusal'
import { officersFor, officeUnitFor } from '../base/addressees'
import { filesOf } from '../base/situation'
import type { Commands } from '../base/topic'
import { contentStarted, frontsStarted } from './content'
import type { contract } from './contract'
import type { StartingEvents } from './events'

export const commands: Commands<typeof contract, StartingEvents> = {
  /** NOT_FOUND for a unit that is unknown or retired, NO_DECIDER where no officer is there to take it up. */
  start: {
    may: () => null,
    decide: (input, context) => {
      const { directory, actor } = context
      const { words, unitId } = input
      if (unitId !== null && !directory.unit(unitId)?.active) return refuse('NOT_FOUND', 'unitId')
      const attachments = filesOf(input.files, context)
      if (isRefusal(attachments)) return attachments
      const frontIds = frontsStarted(unitId, actor, directory)
      if (officersFor({ frontIds }).every((address) => directory.at(address).length === 0)) return refuse('NO_DECIDER')
      const content = contentStarted(words, attachments, unitId ?? officeUnitFor(actor, directory))
      return [{ type: 'MatterStarted', data: { content, frontIds, words, unitId } }]
    },
  },
}
