import { at } from '../../../../domain/clock/time'
import { content, file, WITH_CO, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const instruction = { text: '请抓紧', kind: 'answer', answerDueAt: at('2026-03-06', '17:30') }
const instructed = (world = new World().start()) => world.tell('leader', 'instruct', instruction)
const answer = { ...A1, instructionId: 'I7', text: '正在推进', files: ['file1'] }
const answered = () => instructed().tell('u1handler', 'answerInstruction', answer)
const drafted = () => new World().tell('officer', 'draft', { content: content() })
const closed = () => new World().start().tell('chief', 'close', { reason: '已处理' })
const idOf = (world: World) => world.matter?.instructions[0]?.id
const suspended = (world: World) => world.tell('chief', 'suspend', { reason: '等批复' })

describe('instructing', () => {
  test('a leader asks for a result; the lead unit answers it', () => {
    const world = new World().issue(WITH_CO)
    expect(world.when('leader', 'instruct', instruction)).toEqual([
      {
        type: 'InstructionGiven',
        data: { instructionId: 'I5', assignmentIds: ['A1'], office: false, leads: ['f1'], ...instruction },
      },
    ])
    const { kind: _kind, ...shown } = instruction
    expect(world.issued.instructions).toEqual([
      {
        ...shown,
        ...{ id: 'I5', at: world.now, leaderId: 'leader', leads: ['f1'], missed: false, answer: null },
        ...{ toLead: true, toOffice: false },
      },
    ])
    expect(world.asked('u1supervisor')).toContain('answerInstruction')
    expect(world.asked('u2supervisor')).not.toContain('answerInstruction')
  })

  test('without a moment an answer is due in 5 working days, as the pack says', () => {
    const world = new World().start().tell('leader', 'instruct', { ...instruction, answerDueAt: null })
    expect(world.issued.instructions[0]?.answerDueAt).toBe(at('2026-03-09', '17:30'))
  })

  test('a client that knows no kinds asks for an answer', () => {
    const { kind: _kind, ...old } = instruction
    expect(idOf(new World().start().tell('leader', 'instruct', old))).toBe('I7')
  })

  test.each(['read', 'act'])('what is only to be %s waits for nothing and keeps nothing open', (kind) => {
    const world = new World().start().tell('leader', 'instruct', { ...instruction, kind })
    expect(world.last('InstructionGiven').data).toMatchObject({ kind, answerDueAt: null })
    expect(world.issued.instructions).toEqual([])
    expect(world.asked('u1handler')).not.toContain('answerInstruction')
    expect(world.notices.some(({ personId, about }) => personId === 'u1handler' && about === 'InstructionGiven')).toBe(
      true,
    )
    expect(world.ask('chief', 'close', { reason: '已处理' })).toBeNull()
  })

  test('on a draft the officer answers, and it stays open when the draft is issued', () => {
    const world = instructed(drafted())
    expect(world.matter?.instructions).toMatchObject([{ toLead: false, toOffice: true }])
    expect(world.asked('officer')).toContain('answerForOffice')
    world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '同意' })
    expect(world.asked('officer')).toContain('answerForOffice')
    expect(world.asked('u1supervisor')).not.toContain('answerInstruction')
    world.tell('officer', 'answerForOffice', { instructionId: idOf(world), text: '已列入交办', files: [] })
    expect(world.last('InstructionAnswered').data.assignmentId).toBeUndefined()
    expect(world.asked('leader')).toContain('readAnswer')
  })

  test('on a closed matter the lead unit or the office answers; nothing is missed, charged or urged', () => {
    const world = instructed(closed())
    expect(world.asked('u1supervisor')).toContain('answerInstruction')
    expect(world.asked('officer')).toContain('answerForOffice')
    world.at('2026-04-20').sweep()
    expect([world.timed(), world.lines]).toEqual([[], []])
    expect(world.ask('officer', 'urge', { ...A1, text: '请回复' })).toBe('MATTER_CLOSED')
    world.tell('u1supervisor', 'answerInstruction', { ...answer, instructionId: idOf(world) })
    expect(world.asked('officer')).not.toContain('answerForOffice')
    expect(world.asked('leader')).toContain('readAnswer')
    expect(world.issued.status).toBe('closed')
  })

  test('on a closed matter it asks nobody who was named for the work: he may have left since', () => {
    const world = instructed(closed())
    expect(world.asked('u1handler')).not.toContain('answerInstruction')
    expect(world.asked('u1supervisor')).toContain('answerInstruction')
  })

  test('unanswered since the closing, it has the new due moment when the matter is reopened', () => {
    const world = instructed(closed()).at('2026-04-20')
    const dueAt = at('2026-05-20', '17:30')
    world.tell('chief', 'reopen', { reason: '群众反映', dueAt })
    expect(world.issued.instructions).toMatchObject([{ answerDueAt: dueAt, missed: false }])
    expect(world.sweep().timed()).toEqual([])
  })

  test('it follows the lead: whichever unit leads by then is asked', () => {
    const world = instructed(new World().issue())
    world.tell('u1supervisor', 'object', { ...A1, reason: '不属职责', suggestedUnitId: 'u3' })
    world.tell('u1head', 'endorseObjection', { ...A1, opinion: '同意' })
    world.tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
    expect(world.asked('u3supervisor')).toContain('answerInstruction')
    expect(world.asked('u1supervisor')).not.toContain('answerInstruction')
  })

  test('in every state until the end', () => {
    expect(new World().start().complete().ask('leader', 'instruct', instruction)).toBeNull()
    expect(suspended(new World().start()).ask('leader', 'instruct', instruction)).toBeNull()
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
    ['a discarded draft', drafted().tell('officer', 'discard', { reason: '重复' }), 'leader', {}, 'WRONG_STATE'],
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
  test('lays the result before the leader', () => {
    const world = instructed()
    expect(world.when('u1handler', 'answerInstruction', answer)).toEqual([
      {
        type: 'InstructionAnswered',
        data: { instructionId: 'I7', assignmentId: 'A1', text: '正在推进', files: [file], late: false },
      },
    ])
    expect(world.issued.instructions).toMatchObject([{ id: 'I7', answer: { text: '正在推进', personId: 'u1handler' } }])
    expect(world.asked('u1handler')).not.toContain('answerInstruction')
    expect(world.asked('leader')).toContain('readAnswer')
    expect(instructed().ask('u1head', 'answerInstruction', answer)).toBeNull()
    expect(instructed().ask('u1supervisor', 'answerInstruction', answer)).toBeNull()
  })

  test('each instruction is answered for itself', () => {
    const world = instructed().tell('leader', 'instruct', { ...instruction, text: '还有一条' })
    world.tell('u1handler', 'answerInstruction', answer)
    expect(world.issued.instructions.map(({ id, answer: given }) => [id, given !== null])).toEqual([
      ['I7', true],
      ['I8', false],
    ])
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
    ['twice', answered(), 'u1handler', {}, 'NO_OPEN_INSTRUCTION'],
    ['an unknown one', instructed(), 'u1handler', { instructionId: 'I9' }, 'NOT_FOUND'],
    ['with an unknown file', instructed(), 'u1handler', { files: ['file9'] }, 'NOT_FOUND'],
    ['by one not named', instructed(), 'u1handler2', {}, 'NO_RIGHT'],
    ['by the leader', instructed(), 'leader', {}, 'NO_RIGHT'],
    [
      'by a co-unit',
      instructed(new World().start(WITH_CO)),
      'u2supervisor',
      { assignmentId: 'A2' },
      'NO_OPEN_INSTRUCTION',
    ],
    ['while suspended', suspended(instructed()), 'u1handler', {}, 'MATTER_SUSPENDED'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'answerInstruction', { ...answer, ...changes })).toBe(code)
  })

  test('the office answers none that the unit is asked', () => {
    const input = { instructionId: 'I7', text: '代答', files: [] }
    expect(instructed().ask('officer', 'answerForOffice', input)).toBe('NO_OPEN_INSTRUCTION')
  })
})

describe('an instruction that waits for its answer keeps the matter open', () => {
  const last = () => instructed().complete()
  const confirm = { ...A1, opinion: '同意办结' }

  test('neither the last confirmation nor a closing by decision gets past it; answered, both do', () => {
    expect(last().ask('officer', 'confirmCompletion', confirm)).toBe('INSTRUCTION_OPEN')
    expect(instructed().ask('chief', 'close', { reason: '已处理' })).toBe('INSTRUCTION_OPEN')
    expect(answered().complete().ask('officer', 'confirmCompletion', confirm)).toBeNull()
    expect(answered().ask('chief', 'close', { reason: '已处理' })).toBeNull()
  })

  test('only the last of two confirmations waits for it', () => {
    const world = instructed(new World({ confirmation: ['officer', 'chiefOfficer'] }).start()).complete()
    expect(world.ask('officer', 'confirmCompletion', confirm)).toBeNull()
    expect(world.ask('chief', 'confirmCompletion', confirm)).toBe('INSTRUCTION_OPEN')
  })

  test('a draft is discarded only once it is answered; the leader still reads the answer', () => {
    const world = instructed(drafted())
    expect(world.ask('officer', 'discard', { reason: '不立项' })).toBe('INSTRUCTION_OPEN')
    world.tell('officer', 'answerForOffice', { instructionId: idOf(world), text: '已有同类事项', files: [] })
    world.tell('officer', 'discard', { reason: '不立项' })
    expect(world.asked('leader')).toEqual(['readAnswer'])
    expect(world.ask('leader', 'readAnswer', { instructionId: idOf(world) })).toBeNull()
  })

  test('a withdrawal does not wait for it, and ends it', () => {
    const world = instructed().tell('chief', 'withdraw', { reason: '不办' })
    expect([world.issued.instructions, world.todos()]).toEqual([[], []])
  })

  const letGo = { instructionId: 'I7', reason: '领导当面说不必再报' }

  test.each(['leader', 'chief'])('%s lets it go with reason', (who) => {
    const world = last()
    expect(world.when(who, 'releaseInstruction', letGo)).toEqual([{ type: 'InstructionReleased', data: letGo }])
    expect(world.asked('u1handler')).not.toContain('answerInstruction')
    expect(world.ask('officer', 'confirmCompletion', confirm)).toBeNull()
  })

  test('so does the liaison of the front whose leader gave it; not of what another leader gave', () => {
    expect(last().ask('liaison', 'releaseInstruction', letGo)).toBeNull()
    const world = new World().issue({ co: [{ unitId: 'u3', part: '' }] }).tell('frontLeader', 'instruct', instruction)
    expect(world.last('InstructionGiven').data.leads).toEqual(['f2'])
    const other = { instructionId: idOf(world), reason: '已口头汇报' }
    expect(world.ask('liaison', 'releaseInstruction', other)).toBe('NO_OPEN_INSTRUCTION')
    expect(world.ask('leader', 'releaseInstruction', other)).toBe('NO_OPEN_INSTRUCTION')
    expect(world.ask('chief', 'releaseInstruction', other)).toBeNull()
  })

  test.each<[string, string, string]>([
    ['an officer', 'officer', 'NO_RIGHT'],
    ['the unit', 'u1head', 'NO_RIGHT'],
  ])('refused: %s', (_, who, code) => {
    expect(instructed().ask(who, 'releaseInstruction', letGo)).toBe(code)
  })
})

describe('what was answered is laid before the leader', () => {
  test('read without a new word, it stands; it waits beyond the closing', () => {
    const world = answered().tell('chief', 'close', { reason: '已处理' })
    expect(world.asked('leader')).toEqual(['readAnswer'])
    expect(world.when('leader', 'readAnswer', { instructionId: 'I7' })).toEqual([
      { type: 'AnswerRead', data: { instructionId: 'I7' } },
    ])
    expect(world.asked('leader')).toEqual([])
    expect(world.ask('leader', 'readAnswer', { instructionId: 'I7' })).toBe('NO_OPEN_INSTRUCTION')
  })

  test('who speaks again has read it', () => {
    const world = answered().tell('leader', 'instruct', { ...instruction, text: '再报一次' })
    expect(world.issued.instructions.map(({ text }) => text)).toEqual(['再报一次'])
  })

  test('nobody reads in another’s place; when the leader leaves, the next one is asked', () => {
    expect(answered().ask('chief', 'readAnswer', { instructionId: 'I7' })).toBe('NO_OPEN_INSTRUCTION')
    for (const world of [answered(), instructed()]) {
      world.leave('leader')
      const [{ leaderId } = { leaderId: '' }] = world.issued.instructions
      expect(world.directory.person(leaderId)?.active).toBe(true)
      expect(world.last('DutyHandedOver').data.duties).toContainEqual({
        ...{ duty: 'instruction', instructionId: 'I7', title: '请抓紧', toId: leaderId },
      })
    }
  })
})
