import WebSocket from 'ws'

type Ack = (text: string) => void

/**
 * As much of a Socket.IO client as a load needs, over a real WebSocket. What comes down is handed on as text: on a
 * machine that runs the server too, a client that parses every frame would be what is measured.
 */
export class LeanSocket {
  readonly #socket: WebSocket
  readonly #acks = new Map<number, Ack>()
  #count = 0
  onEvent: (text: string) => void = () => {}

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** Resolves when the server has let it in. `token` may be empty. */
  static open(url: string, token: string): Promise<LeanSocket> {
    const address = `${url.replace('http', 'ws')}/v1/socket/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true })
    const self = new LeanSocket(socket)
    return new Promise((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The connection was closed.')))
      socket.on('message', (data: Buffer) => {
        // Engine.IO: 0 open, 2 ping, 3 pong, 4 message. Socket.IO: 0 connect, 2 event, 3 ack, 4 refused.
        const kind = String.fromCharCode(data[0] ?? 0)
        if (kind === '0') socket.send(`40${JSON.stringify({ token })}`)
        else if (kind === '2') socket.send('3')
        else if (kind === '4') self.#receive(data.toString(), resolve, reject)
      })
    })
  }

  #receive(text: string, opened: (socket: LeanSocket) => void, refused: (error: Error) => void): void {
    if (text[1] === '0') opened(this)
    else if (text[1] === '4') refused(new Error(text))
    else if (text[1] === '2') this.onEvent(text)
    else if (text[1] === '3') {
      const bracket = text.indexOf('[')
      const number = Number(text.slice(2, bracket))
      this.#acks.get(number)?.(text)
      this.#acks.delete(number)
    }
  }

  /** The acknowledgement's text; refused ones throw. */
  async ask(name: string, frame: unknown): Promise<string> {
    const number = this.#count++
    const answered = new Promise<string>((resolve) => this.#acks.set(number, resolve))
    this.#socket.send(`42${number}${JSON.stringify([name, frame])}`)
    const text = await answered
    if (text.includes('"ok":false')) throw new Error(text)
    return text
  }

  close(): void {
    this.#socket.close()
  }
}
