import { films } from "./films";
import type { Grant } from "./grant";
import { isPassing } from "./problem";

/** A playback counts as a view once it has run this long, in seconds, or to its end. */
const viewAfter = 10;

/** Counts one view of what the element plays. Returns how to stop. */
export function countingView(element: HTMLVideoElement, grant: Grant): () => void {
  let watched = 0;
  let last = 0;
  let counted = false;

  const count = async () => {
    if (counted) return;
    counted = true;
    try {
      await films.recordView(grant.videoId, grant.playbackId);
    } catch (problem) {
      // Another stretch must be watched before the next try: a busy server is not asked again at once.
      watched = 0;
      counted = !isPassing(problem);
    }
  };
  const onTime = () => {
    const step = element.currentTime - last;
    last = element.currentTime;
    if (step > 0 && step < 1) watched += step; // A jump is not watching.
    if (watched >= viewAfter) void count();
  };
  const onEnd = () => void count();

  element.addEventListener("timeupdate", onTime);
  element.addEventListener("ended", onEnd);
  return () => {
    element.removeEventListener("timeupdate", onTime);
    element.removeEventListener("ended", onEnd);
  };
}
