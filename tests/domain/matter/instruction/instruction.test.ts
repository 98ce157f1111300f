import { at } from '../../../../domain/clock/time'
import { content, file, WITH_CO, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const instruction = { text: '请抓紧', answerDueAt: at('2026-03-06', '17:30') }
const instructed = () => new World().start().tell('leader', 'instruct', instruction)
const answer = { ...A1, instructionId: 'I7', text: '正在推进', files: ['file1'] }

describe('instructing', () => {
  test('a leader may say something from issue on; the lead unit answers it', () => {
    const world = new World().issue(WITH_CO)
    expect(world.when('leader', 'instruct', instruction)).toEqual([
      { type: 'InstructionGiven', data: { instructionId: 'I5', assignmentIds: ['A1'], ...instruction } },
    ])
    expect(world.issued.instructions).toEqual([
      { id: 'I5', at: world.now, leaderId: 'leader', assignmentIds: ['A1'], missed: false, ...instruction },
    ])
  })

  test('without a moment for the answer, and in every state until the end', () => {
    const free = { ...instruction, answerDueAt: null }
    expect(new World().start().complete().ask('leader', 'instruct', free)).toBeNull()
    expect(
      new World().start().tell('chief', 'suspend', { reason: '等批复' }).ask('leader', 'instruct', free),
    ).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    [
      'a moment that has passed',
      new World().start(),
      'leader',
      { answerDueAt: at('2026-03-02', '10:00') },
      'IN_THE_PAST',
    ],
    ['a leader of another front', new World().start(), 'frontLeader', {}, 'NO_RIGHT'],
    ['one who is no leader', new World().start(), 'chief', {}, 'NO_RIGHT'],
    ['a draft', new World().tell('officer', 'draft', { content: content() }), 'leader', {}, 'NOT_ISSUED'],
    [
      'a closed matter',
      new World().issue().tell('chief', 'close', { reason: '已处理' }),
      'leader',
      {},
      'MATTER_CLOSED',
    ],
    [
      'a withdrawn matter',
      new World().issue().tell('chief', 'withdraw', { reason: '不办' }),
      'leader',
      {},
      'MATTER_WITHDRAWN',
    ],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'instruct', { ...instruction, ...changes })).toBe(code)
  })
})

describe('answering an instruction', () => {
  test('settles it', () => {
    const world = instructed()
    expect(world.when('u1handler', 'answerInstruction', answer)).toEqual([
      {
        type: 'InstructionAnswered',
        data: { instructionId: 'I7', assignmentId: 'A1', text: '正在推进', files: [file], late: false },
      },
    ])
    expect(world.issued.instructions).toEqual([])
    expect(instructed().ask('u1head', 'answerInstruction', answer)).toBeNull()
    expect(instructed().ask('u1supervisor', 'answerInstruction', answer)).toBeNull()
  })

  test('each instruction is answered for itself', () => {
    const world = instructed().tell('leader', 'instruct', { ...instruction, text: '还有一条' })
    world.tell('u1handler', 'answerInstruction', answer)
    expect(world.issued.instructions.map(({ id }) => id)).toEqual(['I8'])
  })

  test('late, it says so', () => {
    const inTime = instructed()
    inTime.now = instruction.answerDueAt
    expect(inTime.tell('u1handler', 'answerInstruction', answer).last('InstructionAnswered').data.late).toBe(false)
    const world = instructed().at('2026-03-07').tell('u1handler', 'answerInstruction', answer)
    expect(world.last('InstructionAnswered').data.late).toBe(true)
    expect(world.types()).toContain('InstructionAnswerMissed')
  })

  test('is possible while the completion is with the office', () => {
    expect(instructed().complete().ask('u1handler', 'answerInstruction', answer)).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    ['where none is open', new World().start(), 'u1handler', {}, 'NO_OPEN_INSTRUCTION'],
    ['an unknown one', instructed(), 'u1handler', { instructionId: 'I9' }, 'NOT_FOUND'],
    ['with an unknown file', instructed(), 'u1handler', { files: ['file9'] }, 'NOT_FOUND'],
    ['by one not named', instructed(), 'u1handler2', {}, 'NO_RIGHT'],
    ['by the leader', instructed(), 'leader', {}, 'NO_RIGHT'],
    [
      'while suspended',
      instructed().tell('chief', 'suspend', { reason: '等批复' }),
      'u1handler',
      {},
      'MATTER_SUSPENDED',
    ],
    ['after the closing', instructed().tell('chief', 'close', { reason: '已处理' }), 'u1handler', {}, 'MATTER_CLOSED'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'answerInstruction', { ...answer, ...changes })).toBe(code)
  })
})
