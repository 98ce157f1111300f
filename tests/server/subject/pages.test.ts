import app from '../../../miniprogram/app.json'
import { kept } from '../../../server/operations/subject/kept'

const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]

test('the phone has the page of each kind of subject: a message opens it', () => {
  const missing = Object.values(kept).filter(({ decider }) => !pages.includes(decider.page))
  expect(missing.map(({ decider }) => decider.kind)).toEqual([])
  expect(Object.keys(kept)).not.toEqual([])
})
