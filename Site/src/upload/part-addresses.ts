import { films } from "../api/films";

/** Parts whose addresses are asked for at once: enough that asking never slows the sending down. */
const batch = 24;

/** An address is not used in its last minutes, in milliseconds: clocks differ. */
const margin = 5 * 60_000;

/** Where the parts of one upload go: asked for in batches, and kept until shortly before they end. */
export class PartAddresses {
  private readonly held = new Map<number, { url: string; endsAt: number }>();
  private turn: Promise<unknown> = Promise.resolve();

  /** @param isSent whether a part is there already: nobody asks for its address. */
  constructor(
    private readonly videoId: string,
    private readonly partCount: number,
    private readonly isSent: (partNumber: number) => boolean,
  ) {}

  /** The address of a part. One request at a time: whoever waits finds theirs in the answer. */
  of(partNumber: number): Promise<string> {
    const mine = this.turn.then(() => this.find(partNumber));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Has an address that was refused asked for anew. */
  forget(url: string) {
    for (const [partNumber, held] of this.held) if (held.url === url) this.held.delete(partNumber);
  }

  private async find(partNumber: number): Promise<string> {
    if (!this.isHeld(partNumber)) await this.ask(partNumber);
    return this.held.get(partNumber)!.url;
  }

  private async ask(first: number) {
    const wanted = [first];
    for (let next = first + 1; next <= this.partCount && wanted.length < batch; next++) {
      if (!this.isSent(next) && !this.isHeld(next)) wanted.push(next);
    }
    const { parts, expiresAt } = await films.signParts(this.videoId, wanted);
    for (const { partNumber, url } of parts) this.held.set(partNumber, { url, endsAt: Date.parse(expiresAt) });
  }

  private isHeld(partNumber: number): boolean {
    return (this.held.get(partNumber)?.endsAt ?? 0) - margin > Date.now();
  }
}
