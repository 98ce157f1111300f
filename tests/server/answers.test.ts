import { answers } from '../../domain/answers'
import { contract, type OperationName } from '../../domain/contract'
import { eventSchemas } from '../../domain/matter/eventSchemas'
import type { App } from '../../server/app'
import { checked, checkedApp, watchedFaults } from './answers'
import { Harness } from './harness'
import { outputFault } from './outputFault'

const operations = Object.keys(contract) as OperationName[]

/** Objects of a schema that let anything through: neither closed nor with a schema for what they hold by name. */
const openObjects = (schema: unknown, at = ''): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, additionalProperties } = schema as { type?: string; additionalProperties?: unknown }
  const isOpen = type === 'object' && (additionalProperties === undefined || additionalProperties === true)
  const isVague = type === 'array' && !('items' in schema)
  const below = Object.entries(schema).flatMap(([key, each]) => openObjects(each, `${at}/${key}`))
  return isOpen || isVague ? [at, ...below] : below
}

test.each(operations)('the schemas of %s, in and out, say all that they hold', (operation) => {
  // An event's facts stand beside its kind, in allOf.
  const free = openObjects(answers[operation]).filter((at) => !at.endsWith('/items/properties/data'))
  expect([free, openObjects(contract[operation].input)]).toEqual([[], []])
})

test.each(Object.entries(eventSchemas))('the facts of %s are closed', (_, schema) => {
  expect(openObjects(schema)).toEqual([])
})

test.each(operations)('an answer of %s with nothing of it fails', (operation) => {
  expect(outputFault(operation, {})).not.toBeNull()
})

test('an answer with a field that the schema does not name fails, and says which', () => {
  const answer = (output: object) => () => checked({ operation: 'notice.unread' }, { ok: true, output })
  expect(answer({ unread: 1 })).not.toThrow()
  expect(answer({ unread: 1, secret: 'x' })).toThrow(/notice\.unread .*additional properties/)
  expect(answer({ unread: '1' })).toThrow(/notice\.unread .*unread must be integer/)
  expect(() => checked({ operation: 'notice.unread' }, { ok: true })).toThrow(/notice\.unread/)
  expect(() => checked({ operation: 'none' }, { ok: true, output: {} })).toThrow(/no such operation/)
})

test('an answer of the application that its schema does not name fails the test', async () => {
  const bogus = { call: async () => ({ ok: true, output: { unread: 1, secret: 'x' } }) } as unknown as App
  await expect(checkedApp(bogus).call(null, { operation: 'notice.unread' })).rejects.toThrow('notice.unread')
  const faults = watchedFaults(bogus)
  await bogus.call(null, { operation: 'notice.unread' })
  expect(faults).toEqual([expect.stringMatching(/notice\.unread .*additional properties/)])
})

test('an event whose facts are not those of its kind fails', async () => {
  const harness = await Harness.open()
  try {
    const matterId = await harness.issue()
    const page = await harness.tell('officer', 'matter.timeline', { matterId, limit: 10 })
    const [first, ...rest] = page.items
    const bogus = { ...page, items: [{ ...first, data: { ...first?.data, secret: 'x' } }, ...rest] }
    expect(outputFault('matter.timeline', page)).toBeNull()
    expect(outputFault('matter.timeline', bogus)).toMatch('additional properties')
  } finally {
    await harness.close()
  }
})
