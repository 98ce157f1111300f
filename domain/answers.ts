import { clockAnswers } from './clock/answers'
import { fileAnswers } from './evidence/answers'
import { matterCommandAnswers } from './matter/answers/commands'
import { matterQueryAnswers } from './matter/answers/queries'
import { noticeAnswers } from './notice/answers'
import { peopleAnswers } from './people/answers'
import { pointsAnswers } from './points/answers'
import { rulesAnswers } from './rules/answers'
import { sessionAnswers } from './session/answers'
import { setAsideAnswers } from './setAside/answers'
import { todoAnswers } from './todo/answers'

/** Operation to the schema of what it answers, closed: what is not named there does not go out. Tests hold answers to it. */
export const answers = {
  ...clockAnswers,
  ...fileAnswers,
  ...noticeAnswers,
  ...peopleAnswers,
  ...rulesAnswers,
  ...pointsAnswers,
  ...sessionAnswers,
  ...setAsideAnswers,
  ...matterCommandAnswers,
  ...matterQueryAnswers,
  ...todoAnswers,
}
