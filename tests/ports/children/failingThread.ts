throw new Error('this thread fails')

export {}
