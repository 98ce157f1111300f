const kept: object[] = []
for (;;) kept.push({ n: kept.length })
