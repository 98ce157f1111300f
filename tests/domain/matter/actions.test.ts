import { ACTION_WORDS, primaryAction } from '../../../domain/matter/actions'
import { matterCommands } from '../../../domain/matter/contract'
import { people } from '../district'
import { content, WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const shown = (world: World, who: string) => world.actions(who).map(({ command }) => command)
const first = (world: World, who: string) => primaryAction(world.actions(who))?.command ?? null
const draft = (changes: object = {}) => new World().tell('officer', 'draft', { content: content(changes) })

test('every command has a button, and an action names its assignment just where the command needs one', () => {
  expect(Object.keys(ACTION_WORDS).sort()).toEqual(
    Object.keys(matterCommands)
      .map((name) => name.slice('matter.'.length))
      .sort(),
  )
  const world = new World().start(WITH_CO)
  for (const { _id } of people)
    for (const { command, assignmentId } of world.actions(_id))
      expect(assignmentId !== null).toBe('assignmentId' in matterCommands[`matter.${command}`].input.properties)
})

test.each<[string, World, string, string | null]>([
  ['a new draft: ask for approval', draft(), 'officer', 'requestApproval'],
  ['a draft that needs none: issue', draft({ urgency: 'extraUrgent' }), 'officer', 'issue'],
  ['under approval: approve', draft().tell('officer', 'requestApproval'), 'chief', 'approveIssue'],
  ['issued: sign in', new World().issue(), 'u1supervisor', 'signIn'],
  ['signed in: name the three', new World().issue().tell('u1head', 'signIn', A1), 'u1supervisor', 'nameResponsible'],
  ['in progress: report', new World().start(), 'u1handler', 'report'],
  ['in progress, the supervisor too: naming anew is no main thing', new World().start(), 'u1supervisor', 'report'],
  [
    'an instruction comes before the report',
    new World().start().tell('leader', 'instruct', { text: '抓紧', answerDueAt: null }),
    'u1handler',
    'answerInstruction',
  ],
  ['signing: the section head', new World().start().submit(), 'u1section', 'signOff'],
  ['signing: nothing of the supervisor', new World().start().submit(), 'u1supervisor', null],
  ['signing: not yet the head', new World().start().submit(), 'u1head', null],
  ['with the office: confirm', new World().start().complete(), 'officer', 'confirmCompletion'],
  ['a leader may always instruct', new World().start(), 'leader', 'instruct'],
  ['a transfer is the chief’s', new World().start(within(5)).at('2026-03-23').sweep(), 'chief', 'confirmTransfer'],
  ['a closed matter asks nobody', new World().start().complete().confirm(), 'chief', null],
  ['a discarded draft asks nobody', draft().tell('officer', 'discard', { reason: '重复' }), 'officer', null],
])('the main button, %s', (_, world, who, command) => {
  expect(first(world, who)).toBe(command)
})

test('naming the three anew waits at the end of the list', () => {
  const world = new World().start()
  expect(world.actions('u1supervisor').slice(-1)).toEqual([{ command: 'nameResponsible', ...A1, again: true }])
})

test('each unit is shown its own assignment only', () => {
  const world = new World().start(WITH_CO)
  const assignments = (who: string) => [
    ...new Set(world.actions(who).flatMap(({ assignmentId }) => assignmentId ?? [])),
  ]
  expect(assignments('u1supervisor')).toEqual(['A1'])
  expect(assignments('u2supervisor')).toEqual(['A2'])
  expect(assignments('officer')).toEqual(['A1', 'A2'])
})

test('an assignment that was given back shows nothing', () => {
  const world = new World().issue().tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null })
  world.tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
  expect(shown(world, 'u1supervisor')).toEqual(['comment'])
  expect(world.actions('officer').filter(({ assignmentId }) => assignmentId === 'A1')).toEqual([])
})

test('who has no part in it has nothing to do, and before issue no unit has', () => {
  for (const who of ['inspector', 'deputy', 'personnel', 'admin', 'u3head', 'u1handler2'])
    expect(shown(new World().start(), who)).toEqual([])
  expect(shown(draft(), 'u1head')).toEqual([])
})

test('time closes what depends on it: objecting and asking for an extension', () => {
  const world = new World().issue(within(5))
  expect(shown(world, 'u1supervisor')).toEqual(expect.arrayContaining(['object', 'requestExtension']))
  world.at('2026-03-05')
  expect(shown(world, 'u1supervisor')).not.toContain('object')
  world.at('2026-03-10')
  expect(shown(world, 'u1supervisor')).not.toContain('requestExtension')
})

test('while suspended only the chief and leaders have something to say', () => {
  const world = new World().start().tell('chief', 'suspend', { reason: '等批复' })
  expect(shown(world, 'u1supervisor')).toEqual(['comment'])
  expect(shown(world, 'leader')).toEqual(['instruct', 'comment'])
  const offered = ['comment', 'log', 'invite', 'renewSuspension', 'resume', 'close', 'withdraw', 'commend', 'criticise']
  expect(shown(world, 'chief')).toEqual(offered)
  expect(shown(world, 'officer')).toEqual(['comment', 'log', 'invite', 'setBasis', 'amend'])
})
