import { qrPath } from '../../../console/src/components/qr'

test('the path keeps four modules free on all sides, and begins with the finder at the upper left', async () => {
  const { size, path } = await qrPath('zhidu:login:AAAAAAAAAAAAAAAAAAAAAA')
  const cells = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(cells.flat().every((at) => at >= 4 && at < size - 4)).toBe(true)
  const firstRow = cells.filter(([, y]) => y === 4).map(([x]) => x)
  expect(firstRow.slice(0, 7)).toEqual([4, 5, 6, 7, 8, 9, 10])
  expect(firstRow).not.toContain(11)
})
