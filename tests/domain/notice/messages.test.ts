import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { at } from '../../../domain/clock/time'
import { content, three, World, within } from '../world'

const notice = (world: World, personId: string) => {
  const found = world.notices.filter((one) => one.personId === personId).slice(-1)[0]
  if (!found) throw new Error(`${personId} was told nothing`)
  return found
}

test('a notice is unread, opens the matter and the step, and says what happened to what', () => {
  const world = new World().issue()
  expect(notice(world, 'u1head')).toEqual({
    _id: 'm1:000004.u1head',
    personId: 'u1head',
    subject: { kind: 'matter', id: 'm1' },
    seq: 4,
    about: 'MatterIssued',
    title: '交办 督会〔2026〕1号',
    text: '督会〔2026〕1号 老旧小区加装电梯推进',
    lines: [],
    at: world.now,
    deliverAt: world.now,
    readAt: null,
    unread: true,
  })
})

test('before issue a matter is called by its title', () => {
  const world = new World().tell('officer', 'draft', { content: content() }).tell('officer', 'requestApproval')
  expect(notice(world, 'chief').text).toBe('老旧小区加装电梯推进')
})

describe('when it rings', () => {
  const deliveredAt = (date: string, time: string, changes: object = {}) => {
    const world = new World().at(date, time).tell('officer', 'draft', { content: content(changes) })
    if (world.ask('officer', 'requestApproval') === null) return notice(world, 'chief').deliverAt
    return notice(world.tell('officer', 'issue'), 'u1head').deliverAt
  }

  test('at once from 08:00 to 20:00 on a working day', () => {
    expect(deliveredAt('2026-03-02', '08:00')).toBe(at('2026-03-02', '08:00'))
    expect(deliveredAt('2026-03-02', '20:00')).toBe(at('2026-03-02', '20:00'))
  })

  test('in the morning of the next working day otherwise', () => {
    expect(deliveredAt('2026-03-02', '07:00')).toBe(at('2026-03-02', '08:00'))
    expect(deliveredAt('2026-03-06', '20:01')).toBe(at('2026-03-09', '08:00'))
    expect(deliveredAt('2026-09-30', '21:00')).toBe(at('2026-10-08', '08:00'))
  })

  test('at once, by night too, when extra urgent', () => {
    expect(deliveredAt('2026-03-07', '23:00', { urgency: 'extraUrgent' })).toBe(at('2026-03-07', '23:00'))
  })

  test('the step itself is recorded, and shown, at its own moment', () => {
    const world = new World()
      .start()
      .tell('leader', 'instruct', { text: '抓紧', answerDueAt: at('2026-03-07', '12:00') })
    world.at('2026-03-07', '12:01').sweep()
    expect(notice(world, 'u1handler')).toMatchObject({
      about: 'InstructionAnswerMissed',
      at: world.now,
      deliverAt: at('2026-03-09', '08:00'),
    })
  })

  describe('at once, by night too, when what it speaks of is due before the next hour for it', () => {
    const instructed = (answerDueAt: string) => {
      const world = new World().start({ dueAt: at('2026-03-07', '12:00') }).at('2026-03-06', '21:00')
      return world.tell('leader', 'instruct', { text: '抓紧', answerDueAt })
    }

    test('an answer to an instruction due on Saturday', () => {
      const [friday, monday] = [at('2026-03-06', '21:00'), at('2026-03-09', '08:00')]
      expect(notice(instructed(at('2026-03-07', '12:00')), 'u1handler').deliverAt).toBe(friday)
      expect(notice(instructed(monday), 'u1handler').deliverAt).toBe(friday)
      expect(notice(instructed(at('2026-03-09', '08:01')), 'u1handler').deliverAt).toBe(monday)
    })

    test('and only with whom it asks for it', () => {
      const world = new World().at('2026-03-06', '21:00').tell('officer', 'draft', {
        content: content({ dueAt: at('2026-03-09', '07:00') }),
      })
      world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
      const rings = (who: string, about: string) =>
        world.notices.find((one) => one.personId === who && one.about === about)?.deliverAt
      expect(rings('chief', 'ApprovalRequested')).toBe(at('2026-03-09', '08:00'))
      expect(rings('officer', 'IssueApproved')).toBe(at('2026-03-09', '08:00'))
      world.at('2026-03-06', '22:00').tell('u1supervisor', 'signIn', { assignmentId: 'A1' })
      world.tell('u1supervisor', 'nameResponsible', { assignmentId: 'A1', ...three('u1') })
      expect(rings('u1handler', 'ResponsibleNamed')).toBe(world.now)
    })

    test('a reminder by hand', () => {
      const remind = (dueAt: string) => {
        const world = new World().start({ dueAt }).at('2026-03-06', '21:00')
        return notice(world.tell('officer', 'remind', { assignmentId: 'A1', text: '抓紧' }), 'u1handler').deliverAt
      }
      expect(remind(at('2026-03-08', '12:00'))).toBe(at('2026-03-06', '21:00'))
      expect(remind(at('2026-03-20', '12:00'))).toBe(at('2026-03-09', '08:00'))
    })

    test('what is past is in no hurry', () => {
      const world = new World()
        .start({ dueAt: at('2026-03-06', '20:30') })
        .at('2026-03-06', '20:31')
        .sweep()
      expect(notice(world, 'u1handler')).toMatchObject({
        about: 'OverdueRecorded',
        deliverAt: at('2026-03-09', '08:00'),
      })
    })
  })

  test('at once where the calendar lacks the year: nothing is lost', () => {
    const world = new World().start()
    world.calendar = defaultCalendar([2025])
    world.tell('leader', 'instruct', { text: '抓紧', answerDueAt: null })
    expect(notice(world, 'u1handler').deliverAt).toBe(world.now)
  })
})

test('steps caught up after a standstill go into each person’s digest and not into the inbox', () => {
  const world = new World().start(within(5))
  const { length } = world.notices
  world.at('2026-03-20').sweep()
  expect(world.notices).toHaveLength(length)
  const mine = world.digest.filter(({ personId }) => personId === 'u1handler')
  expect(mine.map(({ at }) => at)).toEqual([
    at('2026-03-06', '17:30'),
    at('2026-03-09', '17:30'),
    at('2026-03-10', '09:00'),
    at('2026-03-17', '09:00'),
  ])
  expect(mine[0]).toMatchObject({ subject: { kind: 'matter', id: 'm1' }, dueAt: world.now, _id: 'm1:000007.u1handler' })
  expect(mine[0]?.text).toContain('督会〔2026〕1号')
})
