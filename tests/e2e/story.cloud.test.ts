import { tellStory } from './story/story'

describe('in the cloud: deployed bundles on the real SDK', () => tellStory('cloud'))
