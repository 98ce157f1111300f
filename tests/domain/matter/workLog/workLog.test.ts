import { at } from '../../../../domain/clock/time'
import { hears } from '../../../../domain/matter/sight'
import { actor } from '../../district'
import { content, file, WITH_CO, World } from '../../world'

const entry = {
  logKind: 'telephone',
  spokenTo: '住建局 办公室主任',
  heldAt: at('2026-03-02', '09:30'),
  text: '询问进度',
  promised: '周五前报来',
  files: ['file1'],
}

test('whoever supervises logs how he spoke with a unit, from issue on, suspended and ended too', () => {
  const world = new World().start()
  expect(world.when('officer', 'log', entry)).toMatchObject([{ type: 'WorkLogged', data: { ...entry, files: [file] } }])
  world.tell('liaison', 'log', { ...entry, logKind: 'visit' }).tell('chief', 'log', { ...entry, promised: '' })
  world.tell('chief', 'suspend', { reason: '等批复' }).tell('officer', 'log', entry)
  world.tell('chief', 'close', { reason: '已处理' }).tell('officer', 'log', entry)
})

test('refused: a moment to come, an unknown file, a draft, and whoever does not supervise', () => {
  const world = new World().start()
  expect(world.ask('officer', 'log', { ...entry, heldAt: world.now })).toBeNull()
  const { heldAt: _heldAt, ...justNow } = entry
  expect(world.tell('officer', 'log', justNow).last('WorkLogged').data.heldAt).toBe(world.now)
  expect(world.ask('officer', 'log', { ...entry, heldAt: at('2026-03-02', '10:01') })).toBe('IN_THE_FUTURE')
  expect(world.ask('officer', 'log', { ...entry, files: ['file9'] })).toBe('NOT_FOUND')
  for (const who of ['u1supervisor', 'leader', 'personnel']) expect(world.ask(who, 'log', entry)).toBe('NO_RIGHT')
  const draft = new World().tell('officer', 'draft', { content: content() })
  expect(draft.ask('officer', 'log', entry)).toBe('NOT_ISSUED')
})

test('nothing follows from it: no message, no points, no urge, no level, no clock', () => {
  const world = new World().start(WITH_CO)
  const { notices, lines, issued } = world
  const before = { ...issued }
  const told = notices.length
  world.tell('officer', 'log', entry)
  expect(world.notices.length).toBe(told)
  expect(world.lines).toEqual(lines)
  const { version: _, lastAt: __, lastHash: ___, ...after } = world.issued
  expect(before).toMatchObject(after)
})

test('the units concerned read it, who only reads results does not', () => {
  const world = new World().start(WITH_CO).tell('officer', 'log', entry)
  world.tell('chief', 'close', { reason: '已处理' })
  for (const who of ['u1supervisor', 'u2supervisor', 'leader'])
    expect(hears(world.issued, actor(who), world.last('WorkLogged'))).toBe(true)
  expect(hears(world.issued, actor('personnel'), world.last('WorkLogged'))).toBe(false)
})
