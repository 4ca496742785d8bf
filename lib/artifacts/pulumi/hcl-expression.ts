/** An expression of Terraform's language as a tree: the part of the language that our own writers use. */
export type Expression =
  | { is: 'literal'; value: string | number | boolean | null }
  | { is: 'template'; parts: (string | Expression)[] }
  | { is: 'list'; items: Expression[] }
  | { is: 'object'; entries: { key: Expression; value: Expression }[] }
  | { is: 'for'; key: string | null; item: string; over: Expression; when: Expression | null; as: ForResult }
  | { is: 'name'; name: string }
  | { is: 'attribute'; of: Expression; name: string }
  | { is: 'index'; of: Expression; at: Expression }
  | { is: 'splat'; of: Expression; read: Step[] }
  | { is: 'call'; name: string; args: Expression[] }
  | { is: 'unary'; sign: string; of: Expression }
  | { is: 'binary'; sign: string; left: Expression; right: Expression }
  | { is: 'conditional'; when: Expression; yes: Expression; no: Expression }

/** What a splat reads of each: an attribute, or an item of a list. */
export type Step = { name: string } | { at: Expression }

type ForResult = { list: Expression } | { key: Expression; value: Expression }

/** Reads one expression. Throws with the place where the text is not in this part of the language. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(text)
  const expression = reader.expression()
  reader.end()
  return expression
}

const PRECEDENCE: { readonly [sign: string]: number | undefined } = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  end(): void {
    this.space()
    if (this.at < this.text.length) this.fail('nothing more')
  }

  expression(): Expression {
    const when = this.binary(0)
    if (!this.take('?')) return when
    const yes = this.expression()
    this.need(':')
    return { is: 'conditional', when, yes, no: this.expression() }
  }

  private binary(above: number): Expression {
    let left = this.unary()
    for (;;) {
      const sign = this.sign()
      const rank = PRECEDENCE[sign]
      if (rank === undefined || rank <= above) return left
      this.at += sign.length
      left = { is: 'binary', sign, left, right: this.binary(rank) }
    }
  }

  /** The operator that stands next, without taking it. */
  private sign(): string {
    this.space()
    const two = this.text.slice(this.at, this.at + 2)
    return PRECEDENCE[two] === undefined ? (this.text[this.at] ?? '') : two
  }

  private unary(): Expression {
    this.space()
    for (const sign of ['!', '-']) {
      if (this.text[this.at] !== sign) continue
      this.at += 1
      return { is: 'unary', sign, of: this.unary() }
    }
    return this.postfix(this.primary())
  }

  private postfix(start: Expression): Expression {
    let of = start
    for (;;) {
      if (this.text.startsWith('[*]', this.at)) {
        this.at += 3
        const read: Step[] = []
        for (;;) {
          if (this.text[this.at] === '.' && /\w/.test(this.text[this.at + 1] ?? '')) {
            this.at += 1
            read.push({ name: this.word() })
          } else if (this.text[this.at] === '[' && !this.text.startsWith('[*]', this.at)) {
            this.at += 1
            const at = this.expression()
            this.need(']')
            read.push({ at })
          } else break
        }
        of = { is: 'splat', of, read }
      } else if (this.text[this.at] === '[') {
        this.at += 1
        const at = this.expression()
        this.need(']')
        of = { is: 'index', of, at }
      } else if (this.text[this.at] === '.' && /\w/.test(this.text[this.at + 1] ?? '')) {
        this.at += 1
        of = { is: 'attribute', of, name: this.word() }
      } else return of
    }
  }

  private primary(): Expression {
    const next = this.text[this.at] ?? ''
    if (next === '"') return this.template()
    if (next === '(') {
      this.at += 1
      const inner = this.expression()
      this.need(')')
      return inner
    }
    if (next === '[') return this.listOrFor()
    if (next === '{') return this.objectOrFor()
    const number = /^\d+(?:\.\d+)?/.exec(this.text.slice(this.at))?.[0]
    if (number !== undefined) {
      this.at += number.length
      return { is: 'literal', value: Number(number) }
    }
    const name = this.word()
    if (this.text[this.at] === '(') return { is: 'call', name, args: this.args() }
    if (name === 'null') return { is: 'literal', value: null }
    if (name === 'true' || name === 'false') return { is: 'literal', value: name === 'true' }
    return { is: 'name', name }
  }

  private args(): Expression[] {
    this.need('(')
    const args: Expression[] = []
    while (!this.take(')')) {
      args.push(this.expression())
      if (!this.take(',')) {
        this.need(')')
        break
      }
    }
    return args
  }

  private listOrFor(): Expression {
    this.need('[')
    if (this.takeWord('for')) {
      const head = this.forHead()
      const list = this.expression()
      const when = this.takeWord('if') ? this.expression() : null
      this.need(']')
      return { is: 'for', ...head, when, as: { list } }
    }
    const items: Expression[] = []
    while (!this.take(']')) {
      items.push(this.expression())
      if (!this.take(',')) {
        this.need(']')
        break
      }
    }
    return { is: 'list', items }
  }

  private objectOrFor(): Expression {
    this.need('{')
    if (this.takeWord('for')) {
      const head = this.forHead()
      const key = this.expression()
      this.need('=>')
      const value = this.expression()
      const when = this.takeWord('if') ? this.expression() : null
      this.need('}')
      return { is: 'for', ...head, when, as: { key, value } }
    }
    const entries: { key: Expression; value: Expression }[] = []
    while (!this.take('}')) {
      const key = this.objectKey()
      if (!this.take('=')) this.need(':')
      entries.push({ key, value: this.expression() })
      this.take(',')
    }
    return { is: 'object', entries }
  }

  /** A bare word is its own name; anything else is worked out. */
  private objectKey(): Expression {
    this.space()
    const word = /^[A-Za-z_][\w-]*(?=\s*[=:])/.exec(this.text.slice(this.at))?.[0]
    if (word === undefined) return this.expression()
    this.at += word.length
    return { is: 'literal', value: word }
  }

  private forHead(): { key: string | null; item: string; over: Expression } {
    this.space()
    const first = this.word()
    const second = this.take(',') ? this.nextWord() : null
    if (!this.takeWord('in')) this.fail('in')
    const over = this.expression()
    this.need(':')
    return second === null ? { key: null, item: first, over } : { key: first, item: second, over }
  }

  private template(): Expression {
    this.at += 1
    const parts: (string | Expression)[] = []
    let literal = ''
    const flush = () => {
      if (literal !== '') parts.push(literal)
      literal = ''
    }
    for (;;) {
      const next = this.text[this.at]
      if (next === undefined) this.fail('a closing quote')
      if (next === '"') {
        this.at += 1
        flush()
        break
      }
      const doubled = this.text.slice(this.at, this.at + 3)
      if (doubled === '$${' || doubled === '%%{') {
        literal += doubled.slice(1)
        this.at += 3
      } else if (next === '\\') literal += this.escaped()
      else if (doubled.startsWith('${')) {
        flush()
        this.at += 2
        parts.push(this.expression())
        this.need('}')
      } else {
        literal += next
        this.at += 1
      }
    }
    const [only] = parts
    if (parts.length === 0) return { is: 'literal', value: '' }
    return parts.length === 1 && typeof only === 'string' ? { is: 'literal', value: only } : { is: 'template', parts }
  }

  private escaped(): string {
    const sign = this.text[this.at + 1] ?? ''
    const unicode = /^\\u([0-9a-fA-F]{4})|^\\U([0-9a-fA-F]{8})/.exec(this.text.slice(this.at))
    if (unicode) {
      this.at += unicode[0].length
      return String.fromCodePoint(Number.parseInt(unicode[1] ?? unicode[2] ?? '0', 16))
    }
    this.at += 2
    return { n: '\n', r: '\r', t: '\t' }[sign] ?? sign
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1
  }

  private take(sign: string): boolean {
    const from = this.at
    this.space()
    if (this.text.startsWith(sign, this.at)) {
      this.at += sign.length
      return true
    }
    this.at = from
    return false
  }

  private need(sign: string): void {
    if (!this.take(sign)) this.fail(sign)
  }

  private takeWord(word: string): boolean {
    const from = this.at
    this.space()
    if (new RegExp(`^${word}\\b`).test(this.text.slice(this.at))) {
      this.at += word.length
      return true
    }
    this.at = from
    return false
  }

  private nextWord(): string {
    this.space()
    return this.word()
  }

  private word(): string {
    const word = /^[\w-]+/.exec(this.text.slice(this.at))?.[0]
    if (word === undefined) return this.fail('a name')
    this.at += word.length
    return word
  }

  private fail(wanted: string): never {
    throw new Error(`expected ${wanted} at ${this.at} of ${this.text}`)
  }
}
