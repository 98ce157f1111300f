import { tellStory } from './story'

describe('in the cloud: deployed bundles on the real SDK', () => tellStory('cloud'))
