import type { Instant } from '../../../domain/clock/time'
import type { App } from '../../../server/app'

export async function playYear(
  _app: App,
  _clock: { set(now: Instant): void },
  _span: { start: Instant; end: Instant },
  _progress: (sentence: string) => void,
): Promise<void> {}
