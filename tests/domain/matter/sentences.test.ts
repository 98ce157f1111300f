import * as fc from 'fast-check'
import { namesIn } from '../../../domain/decider/namesIn'
import { matterDecider } from '../../../domain/matter/decider'
import type { MatterEvent } from '../../../domain/matter/events'
import { sentenceOf, TELLINGS } from '../../../domain/matter/sentences'
import { WITH_CO, World } from '../world'
import { anyLife, anyRules, live, NO_LONGER_RECORDED } from './lives'

/** What happens in many lives: every type of event in many forms. */
const happened: readonly MatterEvent[] = fc
  .sample(fc.tuple(anyLife, anyRules), { numRuns: 500, seed: 7 })
  .flatMap(([moves, rules]) => live(moves, rules).world.events)

const TYPES = Object.keys(TELLINGS)

const partsOf = (event: MatterEvent, known: Record<string, string> = {}): string[] => {
  const { title, lines } = sentenceOf(event, known)
  return [title, ...lines]
}

test('every type of event happens in the lives that these tests look at', () => {
  expect([...new Set([...happened.map(({ type }) => type), ...NO_LONGER_RECORDED])].sort()).toEqual([...TYPES].sort())
})

test('every event has words: nothing empty, nothing undefined, no name of a type or a field', () => {
  const wrong = new RegExp(
    `undefined|null|NaN|\\[object|true|false|sectionHead|unitHead|chiefOfficer|officerId|${TYPES.join('|')}`,
  )
  const offenders = happened.filter((event) => partsOf(event).some((part) => part.trim() === '' || wrong.test(part)))
  expect(offenders.map((event) => [event.type, partsOf(event)])).toEqual([])
})

test('every id that a sentence shows is among the names that it asks for', () => {
  // 人员officer is a name that the event itself has written down
  const id = /(?<!人员)\b(u[123](head|supervisor|section2?|handler2?)?|officer2?|liaison|deputy)\b/
  const offenders = happened.filter((event) => {
    const known = Object.fromEntries(namesIn(matterDecider, event).map((id) => [id, '某某']))
    return partsOf(event, known).some((part) => id.test(part))
  })
  expect(offenders.map((event) => [event.type, partsOf(event)])).toEqual([])
})

test('names stand for ids; an unknown id stays as it is', () => {
  const issued = new World().issue(WITH_CO).last('MatterIssued')
  expect(sentenceOf(issued, { u1: '住建局' })).toEqual({
    title: '交办 督会〔2026〕1号',
    lines: [expect.stringContaining('主办 住建局'), expect.stringContaining('协办 u2')],
  })
})

test('an event of a later version has words too', () => {
  const event = { ...new World().issue().last('MatterIssued'), type: 'SomethingNew' } as unknown as MatterEvent
  expect(sentenceOf(event, {}).title).toMatch(/\S/)
  expect(sentenceOf(event, {}).title).not.toContain('SomethingNew')
})
