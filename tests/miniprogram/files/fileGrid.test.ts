import { type FileItem, itemsFor, unfinished } from '../../../miniprogram/forms/fileItems'
import { ApiError } from '../../../miniprogram/services/apiError'
import { isHopeless } from '../../../miniprogram/services/errors'
import { loadComponent } from '../load'
import { PATIENCE } from '../matter/pageOf'

jest.setTimeout(PATIENCE)

const chosen = { path: 'wxfile://tmp/a.exe', name: 'a.exe', size: 5, origin: 'document', kind: 'document' } as const
const refused = (hopeless: boolean): FileItem[] =>
  itemsFor([], [chosen]).map((item) => ({ ...item, state: 'failed', why: '不支持这种文件。', hopeless }))

test('a file refused for what it is offers no second try, and is not sent again by itself', async () => {
  const grid = await loadComponent('components/file-grid/index', { items: refused(true) })
  expect(grid.text).toContain('不能上传，请删掉')
  const changes = grid.listen('change')
  await grid.tap('.tile__document')
  expect(changes).toEqual([])
  expect(unfinished(refused(true))).toEqual([])
})

test('one that did not get through is sent again', () => {
  expect(unfinished(refused(false))).toHaveLength(1)
})

test.each([
  ['FILE_TYPE_REFUSED', true],
  ['FILE_TOO_LARGE', true],
  ['UPLOAD_INTERRUPTED', false],
] as const)('%s: hopeless %s', (code, hopeless) => {
  expect(isHopeless(new ApiError(code, '', ''))).toBe(hopeless)
})
