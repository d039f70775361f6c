/** How far back the pace looks, in milliseconds: long enough to be calm, short enough to notice another network. */
const window = 10_000;

/** How fast bytes travel just now. */
export class Pace {
  private samples: { at: number; bytes: number }[] = [];

  /** @param bytes all that has arrived so far. */
  add(bytes: number, at = performance.now()) {
    // A part that is sent again is taken back: the count before it says nothing any more.
    if (bytes < (this.samples.at(-1)?.bytes ?? 0)) this.samples = [];
    this.samples.push({ at, bytes });
    while (this.samples.length > 2 && at - this.samples[0]!.at > window) this.samples.shift();
  }

  /** Bytes per second; undefined until there is something to judge by. */
  get speed(): number | undefined {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < 1000) return undefined;
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
  }

  /** Seconds until all bytes have arrived. */
  left(size: number): number | undefined {
    const speed = this.speed;
    return speed === undefined || speed === 0 ? undefined : (size - this.samples.at(-1)!.bytes) / speed;
  }
}
