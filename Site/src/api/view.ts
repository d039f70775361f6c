import { films } from "./films";
import type { Grant } from "./grant";
import { isPassing } from "./problem";

/** A playback counts as a view once it has run this long, in seconds, or to its end. */
const viewAfter = 10;

/** Pauses between tries, in milliseconds: the first, each twice the one before, and the longest. */
const firstPause = 5_000;
const longestPause = 5 * 60_000;

/** Counts one view of what the element plays. Returns how to stop. */
export function countingView(element: HTMLVideoElement, grant: Grant): () => void {
  let watched = 0;
  let last = 0;
  let timer = 0;

  const count = async (playbackId: string, pause: number) => {
    try {
      await films.recordView(grant.videoId, playbackId);
    } catch (problem) {
      if (isPassing(problem)) timer = window.setTimeout(() => void count(playbackId, Math.min(pause * 2, longestPause)), pause);
    }
  };
  const begin = () => {
    unwatch();
    // With the proof of a later renewal, the same playback would be another view.
    void count(grant.playbackId, firstPause);
  };
  const onTime = () => {
    const step = element.currentTime - last;
    last = element.currentTime;
    if (step > 0 && step < 1) watched += step; // A jump is not watching.
    if (watched >= viewAfter) begin();
  };
  const unwatch = () => {
    element.removeEventListener("timeupdate", onTime);
    element.removeEventListener("ended", begin);
  };

  element.addEventListener("timeupdate", onTime);
  element.addEventListener("ended", begin);
  return () => {
    unwatch();
    clearTimeout(timer);
  };
}
