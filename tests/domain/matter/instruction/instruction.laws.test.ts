import type { MatterEvent } from '../../../../domain/matter/events'
import { isIssued } from '../../../../domain/matter/state/matter'
import type { World } from '../../world'
import { law, steps } from '../law'
import { live } from '../lives'

/** What became of each instruction that asks for a result, from the events alone. */
type Course = 'asked' | 'answered' | 'over'

const given = ({ data }: Extract<MatterEvent, { type: 'InstructionGiven' }>): Course =>
  data.kind === undefined || data.kind === 'answer' ? 'asked' : 'over'

/** A leader's next word stands for having read what lay before him. */
const courses = (events: readonly MatterEvent[], whose: (id: string) => string | undefined): Map<string, Course> => {
  const all = new Map<string, Course>()
  for (const event of events) {
    if (event.type === 'InstructionGiven') {
      for (const [id, course] of all)
        if (course === 'answered' && whose(id) === event.actor.personId) all.set(id, 'over')
      all.set(event.data.instructionId, given(event))
    }
    if (event.type === 'InstructionAnswered') all.set(event.data.instructionId, 'answered')
    if (event.type === 'InstructionReleased' || event.type === 'AnswerRead') all.set(event.data.instructionId, 'over')
  }
  return all
}

/** Whom the instruction came from; where he has left, whom it came to. */
const whoseIn = (world: World): Map<string, string> => {
  const whose = new Map<string, string>()
  for (const { event, after } of steps(world.events)) {
    if (event.type === 'InstructionGiven') whose.set(event.data.instructionId, event.actor.personId)
    for (const { id, leaderId } of after.instructions) whose.set(id, leaderId)
  }
  return whose
}

const ASKED = ['answerInstruction', 'answerForOffice']

law(
  'no instruction is lost: somebody is asked until it is answered or let go, and its leader until he has read',
  (moves, rules) => {
    live(moves, rules, (world) => {
      const { matter } = world
      if (!matter) return
      const whose = whoseIn(world)
      const waiting = [...courses(world.events, (id) => whose.get(id))].filter(([, course]) => course !== 'over')
      const todos = world.todos().filter(({ to }) => to.some((address) => world.directory.at(address).length > 0))
      for (const [id, course] of waiting) {
        expect(matter.instructions.map((one) => one.id)).toContain(id)
        if (course === 'asked' && matter.status === 'suspended') continue
        const kinds = todos.filter((todo) => todo._id.endsWith(`.${id}`)).map(({ kind }) => kind)
        expect({
          id,
          kinds: kinds.some((kind) => (course === 'asked' ? ASKED : ['readAnswer']).includes(kind)),
        }).toEqual({
          id,
          kinds: true,
        })
      }
    })
  },
)

law(
  'nothing ends by being done, or is thrown away as a draft, over an instruction that waits for its result',
  (moves, rules) => {
    for (const { event, before } of steps(live(moves, rules).world.events))
      if (event.type === 'MatterClosed' || event.type === 'DraftDiscarded')
        expect(before?.instructions.filter(({ answer }) => answer === null)).toEqual([])
  },
)

law('an instruction’s moment moves by a pause, or by who answers for it', (moves, rules) => {
  const MOVERS = ['DueMomentSet', 'MatterResumed', 'MatterReopened']
  for (const { event, before, after } of steps(live(moves, rules).world.events)) {
    if (!before || !isIssued(before)) continue
    for (const { id, answerDueAt } of after.instructions) {
      const was = before.instructions.find((one) => one.id === id)
      if (was && was.answerDueAt !== answerDueAt) expect(MOVERS).toContain(event.type)
    }
  }
})
