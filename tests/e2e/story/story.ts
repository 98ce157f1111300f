import type { Edition } from '../host'
import { useSetting } from '../setting'
import { beginning } from './beginning'
import { between } from './between'
import { ending } from './ending'
import { stageIn } from './stage'
import { time } from './time'
import { working } from './working'

/**
 * The life of a matter, through the hands of every role, told as tests in either edition. One story: each part goes on
 * from where the last one ended.
 */
export function tellStory(edition: Edition): void {
  const stage = stageIn(useSetting('2026-09-21 09:30', edition))
  for (const chapter of [beginning, working, time, ending, between]) chapter(stage)
}
