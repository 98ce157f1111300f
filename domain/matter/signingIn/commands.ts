import { assignmentMustBe } from '../base/guards'
import { assigned } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { SigningInEvents } from './events'

export const commands: Commands<typeof contract, SigningInEvents> = {
  signIn: {
    may: assignmentMustBe('issued'),
    decide: (_, context) => {
      const { id, signIn } = assigned(context)
      return [{ type: 'SignedIn', data: { assignmentId: id, late: context.now > signIn.dueAt } }]
    },
  },
}
