import { readFileSync } from 'node:fs'
import path from 'node:path'
import { eventSchemas } from '../../domain/matter/eventSchemas'
import { TODO_KINDS } from '../../domain/matter/todo'

const glossary = readFileSync(path.join(__dirname, '../../docs/glossary.md'), 'utf8')
const names = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(glossary)

test('the glossary names every kind of event and of to-do', () => {
  const missing = [...Object.keys(eventSchemas), ...TODO_KINDS].filter((word) => !names(word))
  expect(missing).toEqual([])
})

test('and no event that there is not', () => {
  const section = glossary.slice(glossary.indexOf('## Events of a matter'), glossary.indexOf('## Kinds of to-dos'))
  const named = [...section.matchAll(/\b[A-Z][a-z]+[A-Z]\w+/g)].map(([word]) => word)
  expect(named.filter((word) => !(word in eventSchemas))).toEqual([])
})
