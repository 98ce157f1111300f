import { closeSync, existsSync, readdirSync, readFileSync, readlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLog } from '../../../local/host/log'
import { LogFile } from '../../../local/host/logFile'
import { describeOnSmallDisk } from '../../describeOnSmallDisk'
import { temporaryFolder } from '../../onDisk'
import { mountSmallDisk, type SmallDisk } from '../../smallDisk'

const folder = temporaryFolder()

const linesOf = (file: string): { level: number; msg: string; dropped?: number }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

/** Closes the file behind the back of who has it open. */
const closeBehind = (file: string): void => {
  const descriptor = readdirSync('/proc/self/fd').find((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`) === file
    } catch {
      return false
    }
  })
  closeSync(Number(descriptor))
}

describeOnSmallDisk('on a full disk', () => {
  let disk: SmallDisk
  beforeEach(() => {
    disk = mountSmallDisk(1)
  })
  afterEach(() => disk.remove())

  test('logging never throws; the log says afterwards how many lines are missing, and no line is torn', () => {
    const file = join(disk.directory, 'host.log')
    let dropped = 0
    const log = openLog(file, 'info', { onDropped: () => dropped++ })
    log.info('first')
    disk.fill()
    for (let i = 0; i < 100; i++) log.error({ fill: 'x'.repeat(300) }, 'refused')
    expect(dropped).toBeGreaterThan(50)
    const before = linesOf(file).length
    expect(before).toBe(1 + 100 - dropped)
    disk.makeRoom()
    log.info('again')
    const [gap, again, ...more] = linesOf(file).slice(before)
    expect([gap?.dropped, gap?.level, again?.msg, more]).toEqual([dropped, 40, 'again', []])
    log.info('and on')
    expect(linesOf(file)).toHaveLength(before + 3)
  })

  test('a log that could not even be begun begins when there is room', () => {
    const file = join(disk.directory, 'none-yet', 'host.log')
    const log = new LogFile(file)
    log.write('lost\n')
    const other = new LogFile(join(disk.directory, 'host.log'))
    disk.fill()
    other.lastLevel = 50
    other.write(`${'x'.repeat(9000)}\n`)
    disk.makeRoom()
    other.write('{"msg":"here"}\n')
    expect(linesOf(join(disk.directory, 'host.log')).map(({ msg }) => msg)).toEqual(['lines are missing here', 'here'])
  })
})

test('a log whose file was closed goes on in the same file', () => {
  const file = join(folder.make(), 'host.log')
  const log = openLog(file, 'info')
  log.info('before')
  closeBehind(file)
  log.info('lost')
  log.info('after')
  expect(linesOf(file).map(({ msg }) => msg)).toEqual(['before', 'lines are missing here', 'after'])
})

test('a log that has grown too large is set aside while it is used, and two files are all there is', () => {
  const directory = folder.make()
  const file = join(directory, 'host.log')
  writeFileSync(`${file}.1`, 'older')
  const log = openLog(file, 'info', { maxBytes: 1000 })
  for (let i = 0; i < 50; i++) log.info({ i }, 'a line')
  expect(readdirSync(directory).sort()).toEqual(['host.log', 'host.log.1'])
  const kept = [...linesOf(`${file}.1`), ...linesOf(file)]
  expect(kept.at(-1)).toMatchObject({ i: 49 })
  for (const each of [file, `${file}.1`]) expect(readFileSync(each).length).toBeLessThanOrEqual(1000)
})

test('a log that another program has emptied is not set aside', () => {
  const file = join(folder.make(), 'host.log')
  const log = openLog(file, 'info', { maxBytes: 1000 })
  for (let i = 0; i < 10; i++) log.info('a line')
  truncateSync(file, 0)
  for (let i = 0; i < 10; i++) log.info('a line')
  expect(existsSync(`${file}.1`)).toBe(false)
  expect(linesOf(file)).toHaveLength(10)
})

test('notices in too great a number are counted, faults among them are written', () => {
  const file = join(folder.make(), 'host.log')
  let now = 0
  const log = openLog(file, 'info', { now: () => now })
  for (let i = 0; i < 1500; i++) log.info('refused')
  log.error('fault')
  expect(linesOf(file).slice(1000)).toMatchObject([{ dropped: 500 }, { msg: 'fault' }])
  now += 1000
  for (let i = 0; i < 100; i++) log.info('refused')
  expect(linesOf(file)).toHaveLength(1052)
})
