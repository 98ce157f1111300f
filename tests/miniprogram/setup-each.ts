import { unmountAll } from './load'
import { resetWx } from './wx'

beforeEach(resetWx)
afterEach(unmountAll)
