import { missing } from '../missing'
import { listeners } from './api'
import { addTemporary } from './file-store'

interface StartOptions {
  /** milliseconds; WeChat's default and maximum */
  duration?: number
}
const DEFAULT_DURATION_MS = 60_000

/** wx.getRecorderManager, on MediaRecorder: one for the whole mini-program. */
function createManager() {
  const on = {
    start: listeners<undefined>(),
    pause: listeners<undefined>(),
    resume: listeners<undefined>(),
    stop: listeners<{ tempFilePath: string; duration: number; fileSize: number }>(),
    error: listeners<{ errMsg: string }>(),
    interruption: listeners<undefined>(),
  }
  let recorder: MediaRecorder | undefined

  const finish = async (chunks: Blob[], started: number, stream: MediaStream, type: string) => {
    for (const track of stream.getTracks()) track.stop()
    recorder = undefined
    const blob = new Blob(chunks, { type })
    const duration = Math.round(performance.now() - started)
    on.stop.emit({ tempFilePath: await addTemporary(blob), duration, fileSize: blob.size })
  }
  const start = async ({ duration = DEFAULT_DURATION_MS }: StartOptions = {}) => {
    if (recorder) throw new Error('is recording or paused')
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const active = new MediaRecorder(stream)
    const chunks: Blob[] = []
    const started = performance.now()
    recorder = active
    active.addEventListener('dataavailable', (event) => chunks.push(event.data))
    active.addEventListener('start', () => on.start.emit(undefined))
    active.addEventListener('pause', () => on.pause.emit(undefined))
    active.addEventListener('resume', () => on.resume.emit(undefined))
    const timer = setTimeout(() => active.state !== 'inactive' && active.stop(), duration)
    active.addEventListener('stop', () => {
      clearTimeout(timer)
      void finish(chunks, started, stream, active.mimeType)
    })
    active.start()
  }
  const failed = (error: Error) => on.error.emit({ errMsg: `operateRecorder:fail ${error.message}` })
  return {
    start: (options?: StartOptions) => void start(options).catch(failed),
    pause: () => recorder?.pause(),
    resume: () => recorder?.resume(),
    stop: () => recorder?.stop(),
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
}

const manager = createManager()

/** Sound recording. */
export const recorder = { getRecorderManager: () => manager }
