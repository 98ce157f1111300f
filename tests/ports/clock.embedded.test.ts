import { settableClock, systemClock } from '../../local/embedded/clock'
import { describeClock } from './clock'

describeClock('of the machine', systemClock)
describeClock('that can be set', () => settableClock('2026-10-01T00:00:00.000Z'))
