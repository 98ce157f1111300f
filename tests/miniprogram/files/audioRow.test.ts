import { loadComponent } from '../load'
import { PATIENCE } from '../matter/pageOf'
import { answerRequests, answerWx } from '../wx'

jest.setTimeout(PATIENCE)

/** A player of the platform, whose events a test fires. */
class FakeAudio {
  src = ''
  currentTime = 0
  duration = 0
  readonly did: string[] = []
  readonly listeners = new Map<string, () => void>()
  /** How the fake of wx tells what it hands out as it is. */
  readonly abort = () => undefined
  readonly play = () => this.did.push('play')
  readonly pause = () => this.did.push('pause')
  readonly seek = (seconds: number) => this.did.push(`seek ${seconds}`)
  readonly destroy = () => this.did.push('destroy')
  fire(name: string): void {
    this.listeners.get(name)?.()
  }
}
for (const name of ['Canplay', 'Play', 'TimeUpdate', 'Pause', 'Ended', 'Error'])
  Object.defineProperty(FakeAudio.prototype, `on${name}`, {
    value(this: FakeAudio, listener: () => void) {
      this.listeners.set(name, listener)
    },
  })

let made: FakeAudio[]
beforeEach(() => {
  made = []
  answerWx('setInnerAudioOption', {})
  answerWx('createInnerAudioContext', () => {
    const audio = new FakeAudio()
    made.push(audio)
    return audio
  })
  answerRequests(({ data }) => {
    const [id] = (data as { input: { fileIds: string[] } }).input.fileIds
    return { data: { ok: true, output: { links: { [id as string]: `https://files.test/${id}` } } } }
  })
})

const row = (fileId: string) =>
  loadComponent('components/audio-row/index', { file: { fileId, name: `${fileId}.m4a`, type: 'audio/x-m4a' } })

test('a tap plays the recording in its place, and says how far and how long it is; another pauses it', async () => {
  const drawn = await row('r1')
  expect(made).toHaveLength(0)
  await drawn.tap('.play')
  const [audio] = made as [FakeAudio]
  expect([audio.src, audio.did]).toEqual(['https://files.test/r1', ['play']])
  Object.assign(audio, { currentTime: 7.2, duration: 80 })
  audio.fire('Play')
  expect(drawn.find('.play').text).toBe('r1.m4a0:07 / 1:20')
  await drawn.tap('.play')
  audio.fire('Pause')
  await drawn.tap('.play')
  expect([audio.did, made]).toEqual([['play', 'pause', 'play'], [audio]])
})

test('a finger on the slider says where it goes on, and the slider stays under it', async () => {
  const drawn = await row('r2')
  await drawn.tap('.play')
  const [audio] = made as [FakeAudio]
  Object.assign(audio, { currentTime: 1, duration: 80 })
  audio.fire('Play')
  await drawn.fire('changing', { at: '.slider', detail: { value: 30 } })
  audio.currentTime = 2
  audio.fire('TimeUpdate')
  expect(drawn.data.at).toBe(1)
  await drawn.fire('change', { at: '.slider', detail: { value: 40 } })
  expect([drawn.data.at, audio.did]).toEqual([40, ['play', 'seek 40']])
})

test('one that cannot be played says where it can, and a tap tries again', async () => {
  const drawn = await row('r3')
  await drawn.tap('.play')
  made[0]?.fire('Error')
  expect(drawn.text).toContain('放不出来，请在电脑上听')
  expect(made[0]?.did).toEqual(['play', 'destroy'])
  await drawn.tap('.play')
  expect(made).toHaveLength(2)
})

test('only one is heard at a time, and none when its page is left', async () => {
  const [first, second] = [await row('r4'), await row('r5')]
  await first.tap('.play')
  await second.tap('.play')
  expect(made.map(({ did }) => did)).toEqual([['play', 'pause'], ['play']])
  made[1]?.fire('Play')
  second.component.triggerPageLifeTime('hide')
  second.component.detach()
  expect(made[1]?.did).toEqual(['play', 'pause', 'destroy'])
})
