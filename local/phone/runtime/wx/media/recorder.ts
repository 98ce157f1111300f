import { missing } from '../../missing'
import { listeners } from '../api'
import { addTemporary } from '../file-store'

interface StartOptions {
  /** milliseconds; WeChat's default and maximum */
  duration?: number
}
const DEFAULT_DURATION_MS = 60_000

const on = {
  start: listeners<undefined>(),
  pause: listeners<undefined>(),
  resume: listeners<undefined>(),
  stop: listeners<{ tempFilePath: string; duration: number; fileSize: number }>(),
  error: listeners<{ errMsg: string }>(),
  interruption: listeners<undefined>(),
}
let active: MediaRecorder | undefined

async function finish(chunks: Blob[], started: number, stream: MediaStream, type: string) {
  for (const track of stream.getTracks()) track.stop()
  active = undefined
  const blob = new Blob(chunks, { type })
  const duration = Math.round(performance.now() - started)
  on.stop.emit({ tempFilePath: await addTemporary(blob), duration, fileSize: blob.size })
}

async function start({ duration = DEFAULT_DURATION_MS }: StartOptions = {}) {
  if (active) throw new Error('is recording or paused')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const chunks: Blob[] = []
  const started = performance.now()
  active = recorder
  recorder.addEventListener('dataavailable', (event) => chunks.push(event.data))
  for (const name of ['start', 'pause', 'resume'] as const)
    recorder.addEventListener(name, () => on[name].emit(undefined))
  const timer = setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), duration)
  recorder.addEventListener('stop', () => {
    clearTimeout(timer)
    void finish(chunks, started, stream, recorder.mimeType)
  })
  recorder.start()
}

/** wx.getRecorderManager, on MediaRecorder: one for the whole mini-program. */
const manager = {
  start: (options?: StartOptions) =>
    void start(options).catch((error) => on.error.emit({ errMsg: `operateRecorder:fail ${error.message}` })),
  pause: () => active?.pause(),
  resume: () => active?.resume(),
  stop: () => active?.stop(),
  onStart: on.start.on,
  onPause: on.pause.on,
  onResume: on.resume.on,
  onStop: on.stop.on,
  onError: on.error.on,
  onInterruptionBegin: on.interruption.on,
  onInterruptionEnd: on.interruption.on,
  onFrameRecorded: () => {
    throw missing('RecorderManager.onFrameRecorded')
  },
}

/** Sound recording. */
export const recorder = { getRecorderManager: () => manager }
