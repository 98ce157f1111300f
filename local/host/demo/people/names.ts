import type { Random } from '../random'

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
]
const FIRST = [...'志国建文海明晓俊立永景思雨雅静慧佳欣春秋云清玉瑞嘉泽承启书亦知长绍希']
const SECOND = [...'强伟军平华峰宁涛磊鹏斌辉刚勇敏丽娟芳燕玲霞洁琳琪瑶婷然安远航轩博涵睿成林']

/** Invented names, each given once. */
export class Names {
  readonly #given = new Set<string>()

  constructor(private readonly random: Random) {}

  next(): string {
    for (;;) {
      const name = `${this.random.pick(SURNAMES)}${this.random.pick(FIRST)}${this.random.pick(SECOND)}`
      if (this.#given.has(name)) continue
      this.#given.add(name)
      return name
    }
  }
}
