import { films, type Status } from "./films";
import { isPassing } from "./problem";

const finished = new Set<Status["status"]>(["Ready", "Failed", "Deleting"]);

/** Failures in a row that are waited out before the person hears of them. */
const patience = 5;

/** Asks for a film's state until it is final; patiently at first, more rarely later (1 s growing to 10 s). */
export async function* followStatus(videoId: string, signal: AbortSignal): AsyncGenerator<Status> {
  let failures = 0;
  for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 1.2, 10_000)) {
    try {
      const status = await films.getStatus(videoId);
      failures = 0;
      yield status;
      if (finished.has(status.status)) return;
    } catch (problem) {
      if (!isPassing(problem) || ++failures > patience) throw problem;
    }
    await new Promise((resume) => setTimeout(resume, wait));
  }
}
