import fc from 'fast-check'
import { messageKindOf } from '../../../domain/matter/meanings'
import { type MessageFacts, messageData } from '../../../domain/notice/subscribe'
import { FIELD_SOURCES, readTemplate } from '../../../domain/notice/template'

const ID = 'AbCdEfGhIj_0123456789-template'
const FACTS: MessageFacts = {
  matter: '关于推进全区老旧小区加装电梯工作并妥善解决施工扰民问题的通知',
  number: '督查〔2026〕12号',
  unit: '区住建局',
  what: '请签收',
  kind: 'todo',
  at: '2026-10-12T02:00:00.000Z',
  due: '2026-11-01T09:30:00.000Z',
}

const filled = (fields: string, facts: Partial<MessageFacts> = {}) => {
  const template = readTemplate(`${ID} ${fields}`)
  if (!template) throw new Error(`not read: ${fields}`)
  return messageData(template, { ...FACTS, ...facts })
}

test('a template is its id and what fills each field', () => {
  expect(readTemplate(`  ${ID}  thing1=matter time3=due\tphrase5=kind `)).toEqual({
    id: ID,
    fields: { thing1: 'matter', time3: 'due', phrase5: 'kind' },
  })
})

test.each([
  '',
  ID,
  'short thing1=matter',
  `${ID} thing1`,
  `${ID} thing1=`,
  `${ID} thing1=weather`,
  `${ID} thing1=matter=what`,
  `${ID} thing1=matter thing1=what`,
  `${ID} thing=matter`,
  `${ID} amount1=matter`,
  `${ID} thing1=due`,
  `${ID} time1=matter`,
  `${ID} __proto__=matter`,
])('what cannot be sent is not read: %j', (text) => {
  expect(readTemplate(text)).toBeNull()
})

test('each field has its text in its own form', () => {
  expect(filled('thing1=matter thing2=number thing3=unit phrase4=kind time5=due date6=at')).toEqual({
    thing1: '关于推进全区老旧小区加装电梯工作并妥善…',
    thing2: FACTS.number,
    thing3: FACTS.unit,
    phrase4: '新待办',
    time5: '2026年11月1日 17:30',
    date6: '2026年10月12日',
  })
})

test('a matter without due moment names the message’s own', () => {
  expect(filled('time1=due', { due: null })).toEqual({ time1: '2026年10月12日 10:00' })
})

const anyText = fc.string({ unit: 'binary', maxLength: 80 })

test('whatever the words, no field is empty or longer than WeChat takes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const data = filled('thing1=matter phrase2=what character_string3=number', {
        matter: text,
        what: text,
        number: text,
      })
      const [thing = '', phrase = '', letters = ''] = [data.thing1, data.phrase2, data.character_string3]
      expect([...thing].length).toBeGreaterThan(0)
      expect([...thing].length).toBeLessThanOrEqual(20)
      expect(thing).not.toMatch(/[\n\r\t]/)
      expect(phrase).toMatch(/^\p{Script=Han}{1,5}$/u)
      expect(letters).toMatch(/^[\x21-\x7e]{1,32}$/)
    }),
  )
})

test('every source there is fills some field', () => {
  for (const source of FIELD_SOURCES) {
    const field = source === 'at' || source === 'due' ? 'time1' : 'thing1'
    expect(Object.keys(filled(`${field}=${source}`))).toEqual([field])
  }
})

test.each([
  ['MatterIssued', 'todo'],
  ['DueSoonReminded', 'due'],
  ['OverdueRecorded', 'due'],
  ['CompletionReturned', 'result'],
  ['IssueApproved', 'result'],
  ['CommentPosted', null],
] as const)('%s is a message of the kind %s', (about, kind) => {
  expect(messageKindOf(about)).toBe(kind)
})
