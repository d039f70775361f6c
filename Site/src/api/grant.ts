import { films, type Playback } from "./films";

/** Pause between tries of a renewal that failed, in milliseconds. */
const retryAfter = 60_000;

/** A grant of playback that stays alive: before its cookies expire, a fresh one replaces them without a pause. */
export class Grant {
  private timer = 0;

  /** @param onExpired called when no renewal came through in time. */
  constructor(
    readonly videoId: string,
    private playback: Playback,
    private readonly onExpired: () => void,
  ) {
    this.renewIn(this.left * 0.8);
  }

  /** Proof of the latest grant. */
  get playbackId(): string {
    return this.playback.playbackId;
  }

  end() {
    clearTimeout(this.timer);
  }

  private get left(): number {
    return Date.parse(this.playback.expiresAt) - Date.now();
  }

  private renewIn(milliseconds: number) {
    this.timer = window.setTimeout(() => void this.renew(), Math.max(milliseconds, 1000));
  }

  private async renew() {
    try {
      this.playback = await films.getPlayback(this.videoId);
      this.renewIn(this.left * 0.8);
    } catch {
      if (this.left > 0) this.renewIn(Math.min(retryAfter, this.left));
      else this.onExpired();
    }
  }
}
