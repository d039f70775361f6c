import { isPassing, Problem } from "../api/problem";
import type { SendError } from "./send-bytes";

/** Pauses between tries, in milliseconds: the first, each twice the one before, and the longest. */
const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Tries again, without end, as long as it is the network or a busy server that fails.
 * @param onFailure called with each failure that is waited out.
 */
export async function persist<T>(work: () => Promise<T>, onFailure: (problem: unknown) => void, signal?: AbortSignal): Promise<T> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (problem) {
      if (signal?.aborted || !isLost(problem)) throw problem;
      onFailure(problem);
    }
    await online(pause);
    signal?.throwIfAborted();
  }
}

/** Whether a request was lost on its way or met a busy server; else it was answered, and refused. */
function isLost(problem: unknown): boolean {
  if (problem instanceof Problem || problem instanceof TypeError) return isPassing(problem);
  const status = (problem as SendError).source?.status;
  // 409: the storage was just doing something else with the same object.
  return status !== undefined && (status === 0 || status === 409 || status === 429 || status >= 500);
}

/** Waits some milliseconds, or less when the network comes back meanwhile. */
function online(wait: number): Promise<void> {
  return new Promise((resume) => {
    const done = () => {
      removeEventListener("online", done);
      clearTimeout(timer);
      resume();
    };
    const timer = setTimeout(done, wait);
    addEventListener("online", done);
  });
}
