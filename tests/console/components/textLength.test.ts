import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lengthWords, tooLong } from '../../../console/src/components/text/textLength'

test.each([
  ['', 500, '', false],
  ['字'.repeat(400), 500, '', false],
  ['字'.repeat(450), 500, '450/500', false],
  ['字'.repeat(500), 500, '500/500', false],
  ['字'.repeat(11), 12, '', false],
  ['字'.repeat(512), 500, '最多 500 字，现在 512 字，请删减', true],
])('a text says how long it is where that matters', (text, most, words, over) => {
  expect(lengthWords(text, most)).toEqual({ words, over })
})

test('blanks around a text, which are not stored, do not count', () => {
  expect(tooLong(`  ${'字'.repeat(12)}\n`, 12)).toBeNull()
})

const SOURCE = join(__dirname, '../../../console/src')
/** What is typed there finds something and is not stored. */
const SEARCHES = ['layout/MatterSearch.vue', 'views/matter/list/FilterBar.vue', 'views/people/PeoplePage.vue']

test('no field of the desk cuts short what is pasted into it, searches apart', () => {
  const cutting = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.vue') && readFileSync(join(SOURCE, file), 'utf8').includes('maxlength'))
    .sort()
  expect(cutting).toEqual([...SEARCHES, 'views/people/UnitsPage.vue'])
})
