import { ref } from 'vue'
import { useUploads } from '../../../console/src/components/files/uploads'
import { type FileRef, MAX_FILES } from '../../../domain/evidence/file'

const names = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `现场${String(from + i).padStart(2, '0')}.pdf`)
const chosen = (list: string[]) => list.map((name) => new File([name], name))
const stored = (name: string): FileRef => ({
  fileId: name,
  name,
  type: 'application/pdf',
  size: 1,
  sha256: name,
  origin: 'document',
})

/** Uploads that end when the test says so. */
const form = (before: string[] = []) => {
  const files = ref(before.map(stored))
  const ends = new Map<string, { arrive: () => void; fail: () => void }>()
  const uploads = useUploads(files, () => MAX_FILES, {
    store: ({ name }) =>
      new Promise((resolve, reject) => {
        ends.set(name, { arrive: () => resolve(stored(name)), fail: () => reject(new Error(name)) })
      }),
    failing: (error) => ({ words: String(error), again: true }),
  })
  return {
    ...uploads,
    shown: () => files.value.map(({ name }) => name),
    arrive: async (name: string) => {
      ends.get(name)?.arrive()
      await new Promise(process.nextTick)
    },
    fail: async (name: string) => {
      ends.get(name)?.fail()
      await new Promise(process.nextTick)
    },
  }
}

test('files stand in the order in which they were chosen, whichever arrives first', async () => {
  const { add, arrive, shown } = form(['原有.pdf'])
  add(chosen(names(1, 3)))
  add(chosen(names(4, 4)))
  for (const name of ['现场04.pdf', '现场02.pdf', '现场03.pdf', '现场01.pdf']) await arrive(name)
  expect(shown()).toEqual(['原有.pdf', ...names(1, 4)])
})

test.each([
  [[], 12, 9, names(10, 12)],
  [['原有.pdf'], 9, 8, names(9, 9)],
  [names(21, 29), 2, 0, names(1, 2)],
])('of files beyond the room each is named: %p and %i more', (before, count, room, left) => {
  const uploads = form(before)
  uploads.add(chosen(names(1, count)))
  expect(uploads.sending).toHaveLength(room)
  expect(uploads.left.value).toContain(left.join('、'))
  expect(uploads.left.value).toContain(`只能再加 ${room} 个`)
})

test('nothing is said where all were taken', () => {
  const { add, left } = form()
  add(chosen(names(1, 9)))
  expect(left.value).toBe('')
})

test('the form is held while a file is on its way, and where one did not arrive, until it has or was taken out', async () => {
  const { add, arrive, fail, held, sending, send, forget } = form()
  expect(held.value).toBeNull()
  add(chosen(names(1, 2)))
  expect(held.value).toBe('sending')
  await fail('现场01.pdf')
  expect(held.value).toBe('sending')
  await arrive('现场02.pdf')
  expect(held.value).toBe('failed')
  const failed = sending[0] as (typeof sending)[0]
  send(failed)
  expect(held.value).toBe('sending')
  await fail('现场01.pdf')
  forget(failed)
  expect(held.value).toBeNull()
})

test('a file that is too large never leaves, and holds the form', () => {
  const { add, held } = form()
  add([Object.defineProperty(new File([''], '大.mp4'), 'size', { value: 200 * 1024 * 1024 })])
  expect(held.value).toBe('failed')
})
