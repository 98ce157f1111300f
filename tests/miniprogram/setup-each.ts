import { unmountAll } from './load'
import { resetWx, takeFaults } from './wx'

beforeEach(resetWx)
afterEach(unmountAll)
afterEach(() => expect(takeFaults()).toEqual([]))
