import {
  changeItem,
  countUploading,
  type FileItem,
  itemOf,
  itemsFor,
  refsOf,
  restored,
  sizeWords,
  unfinished,
} from '../../../miniprogram/forms/fileItems'
import { file } from '../../domain/world'

const chosen = (name: string) =>
  ({ path: `wxfile://tmp/${name}`, name, size: 5, origin: 'album', kind: 'image' }) as const

const tiles = (...names: string[]): FileItem[] => itemsFor([], names.map(chosen))

test('keys stay apart when tiles are added after others were removed', () => {
  const [, second] = tiles('a', 'b')
  const added = itemsFor([second as FileItem], [chosen('c')])
  expect(added[0]?.key).not.toBe(second?.key)
})

test('a finished tile carries the file that goes out', () => {
  const [first] = tiles('a')
  const done = changeItem([first as FileItem], first?.key ?? '', { state: 'done', ref: file })
  expect([refsOf(done), countUploading(done)]).toEqual([[file], 0])
})

test('the same file chosen twice is sent once', () => {
  const [first, second] = tiles('a', 'a') as [FileItem, FileItem]
  const once = changeItem([first, second], first.key, { state: 'done', ref: file })
  expect(changeItem(once, second.key, { state: 'done', ref: file })).toHaveLength(1)
})

test('news of a removed tile changes nothing', () => {
  const items = tiles('a')
  expect(changeItem(items, 'n9', { state: 'failed' })).toEqual(items)
})

test('a draft that comes back shows from the server what it has, and sends the rest again', () => {
  const [waiting] = tiles('a') as [FileItem]
  const items = restored([{ ...itemOf(file), path: 'wxfile://tmp/gone' }, waiting])
  expect(items.map(({ path }) => path)).toEqual(['', waiting.path])
  expect(unfinished(items)).toEqual([waiting])
})

test.each([
  [1, '1 KB'],
  [880_640, '860 KB'],
  [3_355_443, '3.2 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
