import { films, type Playback } from "./films";
import { isPassing } from "./problem";

/** Pauses between tries of a renewal, in milliseconds: the first, each twice the one before, and the longest. */
const firstPause = 2_000;
const longestPause = 60_000;

/** A grant is not renewed sooner than this, in milliseconds, however wrong the clock of this machine is. */
const shortestLife = 60_000;

/** A grant of playback that stays alive: before its cookies expire, a fresh one replaces them without a pause. */
export class Grant {
  private timer = 0;
  private renewal: Promise<boolean> | undefined;
  private hasEnded = false;

  /** @param onRefused called when the film may not be played any more. */
  constructor(
    readonly videoId: string,
    private playback: Playback,
    private readonly onRefused: (refusal: unknown) => void,
  ) {
    this.renewInTime();
  }

  /** Proof of the latest grant. */
  get playbackId(): string {
    return this.playback.playbackId;
  }

  /**
   * Replaces the grant now, or as soon as the network and the server let it.
   * @returns Whether it is replaced; not when it is refused or has ended.
   */
  renew(): Promise<boolean> {
    clearTimeout(this.timer);
    return (this.renewal ??= this.replace().finally(() => (this.renewal = undefined)));
  }

  end() {
    this.hasEnded = true;
    clearTimeout(this.timer);
  }

  private renewInTime() {
    const left = Date.parse(this.playback.expiresAt) - Date.now();
    this.timer = window.setTimeout(() => void this.renew(), Math.max(left * 0.8, shortestLife));
  }

  private async replace(): Promise<boolean> {
    for (let pause = firstPause; !this.hasEnded; pause = Math.min(pause * 2, longestPause)) {
      try {
        const playback = await films.getPlayback(this.videoId);
        if (this.hasEnded) break;
        this.playback = playback;
        this.renewInTime();
        return true;
      } catch (problem) {
        if (this.hasEnded) break;
        if (!isPassing(problem)) {
          this.onRefused(problem);
          break;
        }
      }
      await new Promise((resume) => setTimeout(resume, pause));
    }
    return false;
  }
}
