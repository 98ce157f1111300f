import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')

/** Files of the table of docs/design.md, «One command, from tap to trail». */
const walked = (): string[] => {
  const page = readFileSync(path.join(ROOT, 'docs/design.md'), 'utf8')
  const [, table = ''] = page.split('| where | file | what it does with it |')
  const rows = table.split('\n\n')[0] ?? ''
  return [...rows.matchAll(/`([^`]+\.ts)`/g)].map(([, file]) => file ?? '')
}

test('the walk in docs/design.md names at most ten files that hand a report on, none twice, and each is there', () => {
  const files = walked()
  expect(files.length).toBeGreaterThan(5)
  expect(files.length).toBeLessThanOrEqual(10)
  expect(new Set(files).size).toBe(files.length)
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
})

test('each of them imports the next, or gets it handed in by a table or over the network', () => {
  const files = walked()
  const imports = (file: string, other: string) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)].some(
      ([, from]) => `${path.join(path.dirname(file), from ?? '')}.ts` === other,
    )
  const handed = files.slice(1).filter((file, i) => !imports(files[i] ?? '', file))
  // The network, handlers by operation, deciders by kind, topics by name.
  expect(handed).toEqual([
    'cloudfunctions/api/index.ts',
    'server/operations/subject/runner.ts',
    'domain/matter/decider.ts',
    'domain/matter/reporting/commands.ts',
    'domain/matter/reporting/topic.ts',
  ])
})
