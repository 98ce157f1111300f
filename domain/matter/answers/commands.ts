import { among, count, fields, orNull, string } from '../../contract/answer'
import { type MatterOperation, matterCommands } from '../contract'
import { MATTER_STATUSES, type MatterStatus } from '../state/words'

/** What every command on a matter answers: where the matter stands now. */
export interface MatterAnswer {
  matterId: string
  version: number
  status: MatterStatus
  number: string | null
}

const answer = fields<MatterAnswer>({
  matterId: string,
  version: count,
  status: among(MATTER_STATUSES),
  number: orNull(string),
})

export const matterCommandAnswers = Object.fromEntries(
  Object.keys(matterCommands).map((operation) => [operation, answer]),
) as Readonly<Record<MatterOperation, typeof answer>>
