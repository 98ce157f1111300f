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

test('a report passes at most ten files from the tap to the trail, none twice, and they are there', () => {
  const files = walked()
  expect(files.length).toBeGreaterThan(5)
  expect(files.length).toBeLessThanOrEqual(10)
  expect(new Set(files).size).toBe(files.length)
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
})
